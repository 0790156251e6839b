package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Whatever may pass for a number, as Sprig takes it; the rest is 0. */
final class GoNumber {

    private GoNumber() {}

    static long integer(@CheckForNull Object value) {
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Double number) {
            return number.longValue();
        }
        return value instanceof String text && text.matches("[+-]?(0|[1-9][0-9]*)") ? decimal(text) : 0;
    }

    /** Go's Atoi; 0 for what is no number. */
    static long decimal(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static double floating(@CheckForNull Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (!(value instanceof String text)) {
            return integer(value);
        }
        try {
            return text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?") ? Double.parseDouble(text) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

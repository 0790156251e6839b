package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a text as a scalar. Plain text gets quotes only where it would be no string any more for a reader of YAML 1.1
 * or 1.2 (dependencies.md 4).
 */
final class Quoting {
    private static final Set<String> WORDS =
            Set.of("", "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "<<", "=");

    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0b[01]+|0o?[0-7]+|0x[0-9a-f]+|[0-9]+(:[0-5]?[0-9])*(\\.[0-9]*)?)");

    private static final Pattern FLOAT =
            Pattern.compile("[-+]?((\\.[0-9]+|[0-9]+(\\.[0-9]*)?)(e[-+]?[0-9]+)?|\\.(inf|nan))");

    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?");

    /** Texts of this form mean themselves wherever a plain scalar may stand. */
    private static final Pattern HARMLESS =
            Pattern.compile("[A-Za-z0-9_./+-]([A-Za-z0-9_./+@:=-]*[A-Za-z0-9_./+@-])?");

    private Quoting() {}

    /** The text as a plain scalar, or in quotes where it must be. */
    @NonNull
    static String plain(@NonNull String value, boolean flow) {
        if (isOtherType(value)) {
            return doubleQuoted(value);
        }
        if (flow && value.indexOf(':') >= 0) {
            return singleQuoted(value);
        }
        boolean dashes = value.equals("-") || value.startsWith("---");
        return HARMLESS.matcher(value).matches() && !dashes ? value : doubleQuoted(value);
    }

    @NonNull
    static String singleQuoted(@NonNull String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    @NonNull
    static String doubleQuoted(@NonNull String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Whether the plain text would be a number, a truth value, null, a date or a merge key. */
    static boolean isOtherType(@NonNull String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (WORDS.contains(lower)) {
            return true;
        }
        if ("+-.0123456789".indexOf(lower.charAt(0)) < 0) {
            return false;
        }
        // Readers of YAML 1.1 drop underscores before they look at a number.
        String number = lower.replace("_", "");
        return INTEGER.matcher(number).matches()
                || FLOAT.matcher(number).matches()
                || DATE.matcher(value).matches();
    }
}

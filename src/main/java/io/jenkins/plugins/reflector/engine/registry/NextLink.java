package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the next page in {@code Link} headers (RFC 8288). */
final class NextLink {

    private NextLink() {}

    /** The target marked {@code rel="next"}; else the first target without any {@code rel}. */
    @NonNull
    static Optional<String> find(@NonNull List<String> headers) {
        String plain = null;
        for (String header : headers) {
            int at = 0;
            for (int open = header.indexOf('<', at); open >= 0; open = header.indexOf('<', at)) {
                int close = header.indexOf('>', open);
                if (close < 0) {
                    break;
                }
                int end = header.indexOf('<', close);
                String target = header.substring(open + 1, close);
                String parameters = header.substring(close + 1, end < 0 ? header.length() : end);
                String relation = relation(parameters);
                if (relation != null && List.of(relation.split("\\s+")).contains("next")) {
                    return Optional.of(target);
                }
                if (plain == null && relation == null) {
                    plain = target;
                }
                at = close;
            }
        }
        return Optional.ofNullable(plain);
    }

    /** What {@code rel} says, in lower case; null if it is not there. */
    @CheckForNull
    private static String relation(String parameters) {
        for (String parameter : parameters.split("[;,]")) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).trim().equalsIgnoreCase("rel")) {
                return parameter.substring(equals + 1).replace('"', ' ').trim().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }
}

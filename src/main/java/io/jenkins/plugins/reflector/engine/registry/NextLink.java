package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
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
                if (parameters.matches("(?is).*;\\s*rel\\s*=\\s*\"?[^\";,]*\\bnext\\b.*")) {
                    return Optional.of(target);
                }
                if (plain == null && !parameters.matches("(?is).*;\\s*rel\\s*=.*")) {
                    plain = target;
                }
                at = close;
            }
        }
        return Optional.ofNullable(plain);
    }
}

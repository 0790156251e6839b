package io.jenkins.plugins.reflector.engine.git;

import io.jenkins.plugins.reflector.engine.registry.connection.SecretForms;
import java.util.ArrayList;
import java.util.List;

/** Text that came from a server, made fit for a message: one line, bounded, no control characters, no secret. */
final class ServerText {

    private static final int REMOTE_LIMIT = 600;

    private ServerText() {}

    /** What a server said, its lines joined by {@code "; "}; empty if it said nothing. */
    static String ofRemote(String text, GitCredentials credentials) {
        String safe = secrets(credentials).hide(text);
        List<String> lines = new ArrayList<>();
        safe.lines().map(line -> clean(line, REMOTE_LIMIT)).filter(line -> !line.isBlank()).forEach(line -> {
            if (!lines.contains(line)) {
                lines.add(line);
            }
        });
        return clean(String.join("; ", lines), REMOTE_LIMIT);
    }

    /** Whether an exception or one of its causes repeats a secret. */
    static boolean tellsSecret(Throwable failure, GitCredentials credentials) {
        return secrets(credentials).occurIn(failure);
    }

    /** Text without control characters (so no terminal or log is fooled), cut after {@code limit} characters. */
    static String clean(String text, int limit) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), limit));
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(limit)
                .forEach(out::appendCodePoint);
        String cleaned = out.toString().strip();
        return text.codePointCount(0, text.length()) > limit ? cleaned + "…" : cleaned;
    }

    private static SecretForms secrets(GitCredentials credentials) {
        List<String> secrets = new ArrayList<>();
        if (credentials instanceof GitCredentials.UsernamePassword basic) {
            secrets.add(basic.password());
            String header = HttpAuthorization.of(basic);
            if (header != null) {
                secrets.add(header.replace("Basic ", ""));
            }
        } else if (credentials instanceof GitCredentials.BearerToken bearer) {
            secrets.add(bearer.token());
        } else if (credentials instanceof GitCredentials.SshKey key) {
            String passphrase = key.passphrase();
            if (passphrase != null) {
                secrets.add(passphrase);
            }
        }
        return SecretForms.of(secrets);
    }
}

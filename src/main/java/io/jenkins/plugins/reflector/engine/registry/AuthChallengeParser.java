package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code WWW-Authenticate} (RFC 9110, 11.6.1): several challenges in a header, several headers, parameters in any
 * order, blanks anywhere, quoted strings with escapes. Lenient: what cannot be read ends that header, not the request.
 */
final class AuthChallengeParser {

    private final String text;
    private int at;
    private final List<AuthChallenge> challenges = new ArrayList<>();
    private String scheme;
    private Map<String, String> parameters = new HashMap<>();

    private AuthChallengeParser(String text) {
        this.text = text;
    }

    @NonNull
    static List<AuthChallenge> parse(@NonNull List<String> headers) {
        List<AuthChallenge> all = new ArrayList<>();
        for (String header : headers) {
            all.addAll(new AuthChallengeParser(header).read());
        }
        return all;
    }

    private List<AuthChallenge> read() {
        while (true) {
            skip(" \t,");
            String word = token();
            if (word.isEmpty()) {
                break;
            }
            skip(" \t");
            if (scheme != null && peek() == '=') {
                at++;
                skip(" \t");
                String value = peek() == '"' ? quoted() : token();
                parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value);
            } else {
                finish();
                scheme = word.toLowerCase(Locale.ROOT);
                skipToken68();
            }
        }
        finish();
        return challenges;
    }

    private void finish() {
        if (scheme != null) {
            challenges.add(new AuthChallenge(scheme, parameters));
            parameters = new HashMap<>();
        }
    }

    /** The one opaque word that schemes such as Negotiate carry instead of parameters. */
    private void skipToken68() {
        int start = at;
        String word = token();
        skip("=");
        skip(" \t");
        if (word.isEmpty() || (at < text.length() && peek() != ',')) {
            at = start;
        }
    }

    private String token() {
        int start = at;
        while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}

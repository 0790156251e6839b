package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key of an entry as a pattern (flux.md 1.7, steps 3 to 5).
 *
 * @param host labels, in which {@code *} and {@code ?} are wildcards
 * @param port empty if the key has none, which is not the same as 443
 * @param path a prefix of {@code /repository}; empty for the whole host
 */
record DockerConfigKey(@NonNull String host, @NonNull String port, @NonNull String path)
        implements Comparable<DockerConfigKey> {

    /** Nothing for a key that is no host at all; it matches no image. */
    @NonNull
    static Optional<DockerConfigKey> parse(@NonNull String key) {
        String rest = key.contains("://") ? key.substring(key.indexOf("://") + 3) : key;
        int end = indexOfAny(rest, "/?#");
        String path = end < rest.length() && rest.charAt(end) == '/' ? decoded(rest.substring(end)) : "";
        if (path.startsWith("/v1/") || path.startsWith("/v2/")) {
            path = path.substring(3);
        }
        String authority = rest.substring(0, end);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']') && colon >= 0;
        String host = hasPort ? authority.substring(0, colon) : authority;
        if (host.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DockerConfigKey(
                host, hasPort ? authority.substring(colon + 1) : "", path.equals("/") ? "" : path));
    }

    /** Whether it is for an image's registry (with its port, if it has one) and repository. */
    boolean matches(@NonNull String registry, @NonNull String repository) {
        DockerConfigKey target = parse(registry).orElse(null);
        if (target == null || !target.port.equals(port) || !("/" + repository).startsWith(path)) {
            return false;
        }
        String[] wanted = host.split("\\.", -1);
        String[] labels = target.host.split("\\.", -1);
        if (wanted.length != labels.length) {
            return false;
        }
        for (int i = 0; i < labels.length; i++) {
            if (!glob(wanted[i]).matcher(labels[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Ascending bytes of the match key, host with port and then path. */
    @Override
    public int compareTo(DockerConfigKey other) {
        return text().compareTo(other.text());
    }

    private String text() {
        return host + (port.isEmpty() ? "" : ":" + port) + path;
    }

    private static Pattern glob(String label) {
        StringBuilder pattern = new StringBuilder();
        for (char c : label.replaceAll("\\*+", "*").toCharArray()) {
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(pattern.toString());
    }

    private static String decoded(String path) {
        int end = indexOfAny(path, "?#");
        String raw = path.substring(0, end);
        try {
            String plain = new URI(raw).getPath();
            return plain == null ? raw : plain;
        } catch (URISyntaxException e) {
            return raw;
        }
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}

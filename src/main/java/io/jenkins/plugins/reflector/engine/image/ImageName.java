package io.jenkins.plugins.reflector.engine.image;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image repository, without tag and digest (flux.md 1.3).
 *
 * @param text as the user wrote it; this is what is reported and written into files
 * @param registry host and port, such as {@code index.docker.io}; case is kept
 * @param repository the path on that registry, such as {@code library/nginx}
 */
public record ImageName(@NonNull String text, @NonNull String registry, @NonNull String repository) implements Serializable {

    /** The host that every spelling of Docker Hub stands for. */
    public static final String DOCKER_HUB = "index.docker.io";

    private static final int MIN_REPOSITORY = 2;
    private static final int MAX_REPOSITORY = 255;

    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~!$&'()*+,;=-]+)(?::[0-9]*)?");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern PRIVATE_IPV4 = Pattern.compile("(?:10\\." + OCTET
            + "|172\\.(?:1[6-9]|2\\d|3[01])|192\\.168)"
            + "\\." + OCTET + "\\." + OCTET);

    /**
     * Reads {@code spec.image}.
     *
     * @throws InvalidImageNameException if it has a scheme, a tag or a digest, or is no name at all
     */
    @NonNull
    public static ImageName parse(@NonNull String spec) throws InvalidImageNameException {
        int scheme = spec.indexOf("://");
        if (scheme >= 0) {
            throw new InvalidImageNameException("image '" + spec + "' should not include URL scheme; remove '"
                    + spec.substring(0, scheme) + "://'");
        }
        String registry = "";
        String path = spec;
        int slash = spec.indexOf('/');
        if (slash >= 0 && looksLikeHost(spec.substring(0, slash))) {
            registry = spec.substring(0, slash);
            path = spec.substring(slash + 1);
        }
        if (!registry.isEmpty() && !AUTHORITY.matcher(registry).matches()) {
            throw unparsable(spec);
        }
        int colon = path.indexOf(':');
        String repository = colon < 0 ? path : withoutTagOrDigest(path, colon);
        if (!isRepository(repository)) {
            throw unparsable(spec);
        }
        if (colon >= 0) {
            throw new InvalidImageNameException(
                    "image '" + spec + "' should not include a tag; remove '" + path.substring(colon) + "'");
        }
        if (registry.isEmpty() || registry.equals("docker.io")) {
            registry = DOCKER_HUB;
        }
        if (registry.equals(DOCKER_HUB) && repository.indexOf('/') < 0) {
            repository = "library/" + repository;
        }
        return new ImageName(spec, registry, repository);
    }

    /** Reads a name that stands in a manifest; empty where {@link #parse} would refuse it. */
    @NonNull
    public static Optional<ImageName> tryParse(@NonNull String text) {
        try {
            return Optional.of(parse(text));
        } catch (InvalidImageNameException e) {
            return Optional.empty();
        }
    }

    /** What names the repository uniquely, such as {@code index.docker.io/library/nginx}; never written into files. */
    @NonNull
    public String canonical() {
        return registry + "/" + repository;
    }

    /** What stands behind the last slash; every spelling of the repository ends with it. */
    @NonNull
    public String lastSegment() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /**
     * Whether plain HTTP is tried when HTTPS does not answer: for local and private addresses, or when it is allowed.
     *
     * @param insecure the repository's own permission
     */
    public boolean plainHttpTried(boolean insecure) {
        if (insecure || registry.startsWith("localhost:")) {
            return true;
        }
        String host = host();
        return host.equals("127.0.0.1")
                || host.equals("[::1]")
                || host.endsWith(".localhost")
                || host.endsWith(".local")
                || PRIVATE_IPV4.matcher(host).matches();
    }

    private String host() {
        int port = registry.lastIndexOf(':');
        return port > registry.lastIndexOf(']') ? registry.substring(0, port) : registry;
    }

    private static boolean looksLikeHost(String part) {
        return part.indexOf('.') >= 0 || part.indexOf(':') >= 0;
    }

    private static String withoutTagOrDigest(String path, int colon) {
        int at = path.indexOf('@');
        return path.substring(0, at >= 0 ? Math.min(at, colon) : colon);
    }

    private static boolean isRepository(String text) {
        if (text.length() < MIN_REPOSITORY || text.length() > MAX_REPOSITORY) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' || c == '/')) {
                return false;
            }
        }
        return true;
    }

    private static InvalidImageNameException unparsable(String spec) {
        return new InvalidImageNameException("could not parse reference: " + spec);
    }
}

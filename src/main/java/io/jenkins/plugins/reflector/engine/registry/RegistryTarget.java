package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/**
 * One repository to ask, and how.
 *
 * @param image its name
 * @param credentials what to ask with; a mirror is asked with them too
 * @param insecure plain HTTP is allowed (flux.md 1.3)
 * @param mirror the URL to ask instead of the registry's host; its scheme is taken as it is, and a path goes before the
 *     repository, as for the project of a proxy cache; null for none
 * @param timeout covers authentication and all pages, stalled bodies included
 * @param options what is unusual about asking this registry
 */
public record RegistryTarget(
        @NonNull ImageName image,
        @NonNull RegistryCredentials credentials,
        boolean insecure,
        @CheckForNull URI mirror,
        @NonNull Duration timeout,
        @NonNull RegistryOptions options)
        implements Serializable {

    private static final String DOCKER_HUB = "index.docker.io";
    private static final String DOCKER_HUB_API = "registry-1.docker.io";

    /** As usual. */
    public RegistryTarget(
            @NonNull ImageName image,
            @NonNull RegistryCredentials credentials,
            boolean insecure,
            @CheckForNull URI mirror,
            @NonNull Duration timeout) {
        this(image, credentials, insecure, mirror, timeout, RegistryOptions.DEFAULT);
    }

    /** The host, with port, that answers for a registry of which image names say {@code registry}. */
    @NonNull
    public static String serverOf(@NonNull String registry) {
        return registry.equals(DOCKER_HUB) ? DOCKER_HUB_API : registry;
    }

    /** The same with other options. */
    @NonNull
    public RegistryTarget withOptions(@NonNull RegistryOptions other) {
        return new RegistryTarget(image, credentials, insecure, mirror, timeout, other);
    }

    /** The registry itself. */
    @NonNull
    RegistryTarget withoutRepository() {
        return new RegistryTarget(
                new ImageName(image.text(), image.registry(), ""), credentials, insecure, mirror, timeout, options);
    }

    /** The same, however long and urgent: what it is that is asked for. */
    @NonNull
    RegistryTarget essence() {
        return new RegistryTarget(image, credentials, insecure, mirror, Duration.ZERO, options.withUrgent(false));
    }

    /** Host for messages, with the mirror where there is one. */
    @NonNull
    String host() {
        return mirror == null ? image.registry() : mirror.getRawAuthority() + " (mirror of " + image.registry() + ")";
    }

    /** {@code ghcr.io for org/app as user bot}: the middle of every message. */
    @NonNull
    String subject() {
        String repository = image.repository().isEmpty() ? "" : " for " + image.repository();
        return host() + repository + " as " + credentials.principal();
    }

    /** The repository as the asked server knows it. */
    @NonNull
    String repository() {
        String path = mirror == null || mirror.getPath() == null ? "" : mirror.getPath().replaceAll("^/+|/+$", "");
        if (path.equals("v2") || path.startsWith("v2/")) {
            path = path.substring(2).replaceAll("^/+", "");
        }
        return path.isEmpty() ? image.repository() : path + "/" + image.repository();
    }

    /**
     * The servers to try, in order; each is a scheme and an authority (flux.md 1.3).
     *
     * @throws RegistryException if the host cannot stand in a URL
     */
    @NonNull
    List<URI> servers() throws RegistryException {
        if (mirror != null) {
            return List.of(server(mirror.getScheme(), mirror.getRawAuthority()));
        }
        String authority = serverOf(image.registry());
        URI secure = server("https", authority);
        return image.plainHttpTried(insecure) ? List.of(secure, server("http", authority)) : List.of(secure);
    }

    private URI server(String scheme, String authority) throws RegistryException {
        try {
            URI uri = new URI(scheme + "://" + authority + "/");
            if (Origin.isUsable(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, with the image instead of the parser's words.
        }
        throw new RegistryException(
                RegistryException.Kind.MALFORMED,
                "the registry host of " + SafeText.clean(image.canonical(), 300)
                        + " cannot stand in a URL; check the image name");
    }

    /** Host, repository and principal, never a secret. */
    @Override
    public String toString() {
        return "RegistryTarget[" + subject() + "]";
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import java.util.Locale;
import java.util.Set;

/** One name for each registry: Docker Hub has several (cli.md, {@code --mirror}). */
public final class RegistryNames {

    private static final Set<String> DOCKER_HUB = Set.of("docker.io", ImageName.DOCKER_HUB, "registry-1.docker.io");

    private RegistryNames() {}

    /**
     * The host as {@link ImageName#registry()} gives it, whatever way a user wrote it: with a scheme, a path, in capitals
     * where it is Docker Hub's ({@code https://index.docker.io/v1/}, {@code DOCKER.IO}).
     */
    @NonNull
    public static String canonical(@NonNull String host) {
        String bare = host.trim().replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("/.*$", "");
        return DOCKER_HUB.contains(bare.toLowerCase(Locale.ROOT)) ? ImageName.DOCKER_HUB : bare;
    }
}

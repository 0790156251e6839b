package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import java.util.Set;

/** One name for each registry: Docker Hub has several (cli.md, {@code --mirror}). */
public final class RegistryNames {

    private static final Set<String> DOCKER_HUB = Set.of("docker.io", ImageName.DOCKER_HUB, "registry-1.docker.io");

    private RegistryNames() {}

    /** The host as {@link ImageName#registry()} gives it. */
    @NonNull
    public static String canonical(@NonNull String host) {
        return DOCKER_HUB.contains(host) ? ImageName.DOCKER_HUB : host;
    }
}

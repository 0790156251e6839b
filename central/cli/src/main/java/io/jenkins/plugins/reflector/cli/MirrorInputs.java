package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which registries are asked at another address. */
final class MirrorInputs {

    @Option(
            names = "--mirror",
            paramLabel = "HOST=URL",
            description = "Ask URL wherever HOST is meant: a pull-through cache, a test registry. Names written into files "
                    + "stay as they are; docker.io means Docker Hub in all its spellings. May be given several times.")
    private List<String> mirrors = new ArrayList<>();

    RegistryMirrors mirrors() throws UsageException {
        try {
            return RegistryMirrors.parse(mirrors);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mirror: " + e.getMessage());
        }
    }
}

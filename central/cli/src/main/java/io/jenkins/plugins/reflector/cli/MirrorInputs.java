package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, String> urls = new LinkedHashMap<>();
        for (String mirror : mirrors) {
            int equals = mirror.indexOf('=');
            if (equals <= 0 || equals == mirror.length() - 1) {
                throw new UsageException("--mirror wants HOST=URL, such as docker.io=http://localhost:5000");
            }
            urls.put(mirror.substring(0, equals), mirror.substring(equals + 1));
        }
        try {
            return RegistryMirrors.of(urls);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mirror: " + e.getMessage());
        }
    }
}

package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.registry.RegistryNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What administrators said of registries. A mirror that cannot be read concerns its own registry alone: to go there
 * without the mirror would be against what was asked for.
 *
 * @param mirrors those that can be read
 * @param insecure the registries that may be asked by plain HTTP
 * @param broken one sentence for each registry whose mirror cannot be read
 */
record RegistrySettings(
        @NonNull RegistryMirrors mirrors, @NonNull Set<String> insecure, @NonNull Map<String, String> broken) {

    @NonNull
    static RegistrySettings of(@NonNull List<RegistryHost> hosts) {
        List<String> mirrors = new ArrayList<>();
        Set<String> insecure = new HashSet<>();
        Map<String, String> broken = new LinkedHashMap<>();
        for (RegistryHost host : hosts) {
            String registry = RegistryNames.canonical(host.getHost());
            if (host.isInsecure()) {
                insecure.add(registry);
            }
            if (host.getMirror() != null) {
                String mirror = registry + "=" + host.getMirror();
                try {
                    RegistryMirrors.parse(List.of(mirror));
                    mirrors.add(mirror);
                } catch (IllegalArgumentException e) {
                    broken.put(registry, e.getMessage() + "; correct it in Manage Jenkins, System, Image Reflector");
                }
            }
        }
        return new RegistrySettings(RegistryMirrors.parse(mirrors), Set.copyOf(insecure), Map.copyOf(broken));
    }
}

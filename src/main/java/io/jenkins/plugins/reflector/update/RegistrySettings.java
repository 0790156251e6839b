package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.credentials.FipsRules;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.registry.RegistryNames;
import io.jenkins.plugins.reflector.engine.registry.RegistryTarget;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What administrators said of registries. A mirror that cannot be read concerns its own registry alone: to go there
 * without the mirror would be against what was asked for.
 *
 * @param hosts the registries, by the names that images give them; of two of one name the last
 * @param mirrors the mirrors that can be read
 * @param broken one sentence for each registry that cannot be asked as it is configured
 * @param fips whether the controller must keep to FIPS 140, and so never to plain HTTP
 */
record RegistrySettings(
        @NonNull Map<String, RegistryHost> hosts,
        @NonNull RegistryMirrors mirrors,
        @NonNull Map<String, String> broken,
        boolean fips) {

    private static final Duration HOUR = Duration.ofHours(1);

    @NonNull
    static RegistrySettings of(@NonNull List<RegistryHost> hosts, boolean fips) {
        Map<String, RegistryHost> byName = new LinkedHashMap<>();
        for (RegistryHost host : hosts) {
            byName.put(key(host.getHost()), host);
        }
        List<String> mirrors = new ArrayList<>();
        Map<String, String> broken = new HashMap<>();
        byName.forEach((name, host) -> {
            if (fips && host.isInsecure()) {
                broken.put(name, "in FIPS mode no registry is asked over plain HTTP, and " + name
                        + " may be: switch insecure off in Manage Jenkins, System, Image Reflector");
            } else if (fips && FipsRules.plainHttp("registry", host.getMirror()).isPresent()) {
                broken.put(name, "in FIPS mode no registry is asked over plain HTTP, and the mirror of " + name
                        + " would be: give it an https address in Manage Jenkins, System, Image Reflector");
            } else if (host.getMirror() != null) {
                String mirror = name + "=" + host.getMirror();
                try {
                    RegistryMirrors.parse(List.of(mirror));
                    mirrors.add(mirror);
                } catch (IllegalArgumentException e) {
                    broken.put(name, e.getMessage() + "; correct it in Manage Jenkins, System, Image Reflector");
                }
            }
        });
        return new RegistrySettings(Map.copyOf(byName), RegistryMirrors.parse(mirrors), Map.copyOf(broken), fips);
    }

    /** What was said of a registry, by the name that images give it; null if nothing was. */
    @CheckForNull
    RegistryHost host(@NonNull String registry) {
        return hosts.get(key(registry));
    }

    /** Why a registry cannot be asked; null if it can. */
    @CheckForNull
    String problem(@NonNull String registry) {
        return broken.get(key(registry));
    }

    /** The hosts on private addresses that may be asked for a registry's tokens. */
    @NonNull
    Set<String> tokenHosts(@NonNull String registry) {
        RegistryHost host = host(registry);
        if (host == null || host.getTokenHosts() == null) {
            return Set.of();
        }
        return host.getTokenHosts().stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", ""))
                .collect(Collectors.toSet());
    }

    /** How fast servers are asked of which something was said, by their host as it stands in URLs. */
    @NonNull
    Map<String, PaceSettings> paces() {
        Map<String, PaceSettings> paces = new HashMap<>();
        hosts.forEach((name, host) -> {
            PaceSettings pace = PaceSettings.DEFAULT;
            if (host.getParallelRequests() > 0) {
                pace = pace.withInFlight(host.getParallelRequests(), pace.overall());
            }
            if (host.getRequestsPerHour() > 0) {
                pace = pace.withBudget(host.getRequestsPerHour(), HOUR);
            }
            if (!pace.equals(PaceSettings.DEFAULT)) {
                paces.put(serverOf(name), pace);
            }
        });
        return paces;
    }

    /** The server that is asked for a registry, as it stands in URLs. */
    @NonNull
    String serverOf(@NonNull String registry) {
        URI mirror = mirrors.forRegistry(key(registry)).orElse(null);
        return mirror == null ? RegistryTarget.serverOf(key(registry)) : mirror.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    private static String key(String registry) {
        return RegistryNames.canonical(registry).toLowerCase(Locale.ROOT);
    }
}

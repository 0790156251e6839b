package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.registry.Limits;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.RegistryTagSource;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.time.Duration;
import java.util.List;

/** How many requests a round of many policies costs. */
public class ScanCycle implements Measurement {

    private static final int REPOSITORIES = 50;
    private static final int POLICIES = 1000;

    @Override
    @NonNull
    public String name() {
        return "cycle";
    }

    @Override
    @NonNull
    public String title() {
        return "Requests for 1,000 policies on 50 repositories";
    }

    @Override
    @NonNull
    public String description() {
        return "20 semver policies look at each repository of a registry that gives tokens for 5 minutes and one repository. The "
                + "second round comes 10 minutes after the first.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        SteppedClock clock = new SteppedClock();
        try (EmbeddedRegistry registry = EmbeddedRegistry.builder().bearer().start();
                RegistryClient client = new RegistryClient(
                        RegistryClient.httpClient().build(), Limits.DEFAULT, clock, null, PaceSettings.DEFAULT)) {
            for (int i = 0; i < REPOSITORIES; i++) {
                registry.push("org/app-" + i, "1.0.0");
                registry.push("org/app-" + i, "1.1.0");
            }
            ResourceSet resources = FluxReader.read(List.of(new SourceText("cycle.yaml", yaml(registry.host()))))
                    .resources();
            RegistryTagSource source =
                    new RegistryTagSource(client, CredentialsSource.NONE, RegistryMirrors.none(), clock);
            resolve(resources, source);
            long others = count(registry, "");
            registry.clearRequests();
            clock.pass(Duration.ofMinutes(10));
            resolve(resources, source);
            return List.of(
                    Figure.of("lists", count(registry, "/tags/list"), "requests").wantedAtMost(REPOSITORIES),
                    Figure.of("tokens", count(registry, "/token"), "requests").wantedAtMost(REPOSITORIES),
                    Figure.of("others", count(registry, ""), "requests").wantedAtMost(0),
                    Figure.of("others in the first round", others, "requests"));
        }
    }

    private static void resolve(ResourceSet resources, RegistryTagSource source) throws InterruptedException {
        List<PolicyResolution> all =
                new PolicyResolver(resources, source).resolveAll(resources.imagePolicies(), name -> null);
        boolean right = all.size() == POLICIES
                && all.stream().allMatch(one -> one.ready() && one.latestRef().tag().equals("1.1.0"));
        if (!right) {
            throw new IllegalStateException("a policy did not pick 1.1.0");
        }
    }

    /** Requests whose path ends so; for nothing, those that are neither lists nor tokens. */
    private static long count(EmbeddedRegistry registry, String end) {
        return registry.requests().stream()
                .map(EmbeddedRegistryRequest::path)
                .filter(path -> end.isEmpty() ? !path.endsWith("/tags/list") && !path.equals("/token") : path.endsWith(end))
                .count();
    }

    private static String yaml(String host) {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < REPOSITORIES; i++) {
            yaml.append("---\n{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImageRepository, metadata: {name: app-")
                    .append(i)
                    .append("}, spec: {image: '")
                    .append(host)
                    .append("/org/app-")
                    .append(i)
                    .append("', interval: 10m, timeout: 1m}}\n");
        }
        for (int i = 0; i < POLICIES; i++) {
            yaml.append("---\n{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImagePolicy, metadata: {name: p-")
                    .append(i)
                    .append("}, spec: {imageRepositoryRef: {name: app-")
                    .append(i % REPOSITORIES)
                    .append("}, policy: {semver: {range: '>=1.0.0'}}}}\n");
        }
        return yaml.toString();
    }
}

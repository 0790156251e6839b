package io.jenkins.plugins.reflector.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.automation.FluxSourceItem;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class FluxResourcesTest {

    private static final String REPOSITORIES = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: open, namespace: apps}
            spec: {image: nginx, interval: 10m}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: private, namespace: apps}
            spec: {image: ghcr.io/org/app, interval: 10m, secretRef: {name: ghcr-bot}}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: fleet, namespace: other}
            spec: {url: 'https://git.example.com/fleet.git', proxySecretRef: {name: admin}}
            ---
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: x}
            spec: {}
            """;
    private static final String BROKEN = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: bad, namespace: apps}
            spec:
              imageRepositoryRef: {name: open}
              policy: {semver: {range: '>>1'}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: late, namespace: apps}
            spec: {image: nginx, interval: soon}
            """;

    private static FluxResources resources(FluxSourceItem source) {
        return FluxResources.of(
                source,
                new FluxState("", "", List.of(new SourceText("a.yaml", REPOSITORIES), new SourceText("b/b.yaml", BROKEN))));
    }

    @Test
    void credentialsAreUsedOnlyWhereTheSourceAllowsThem() {
        FluxResources none = resources(new FluxSourceItem("fleet", "https://git.example.com/fleet.git"));
        assertThat(none.resources().imageRepositories()).extracting(r -> r.name().name()).containsExactly("open");
        assertThat(none.resources().gitRepositories()).isEmpty();
        assertThat(none.problems())
                .anySatisfy(p -> assertThat(p).contains("ImageRepository apps/private").contains("\"ghcr-bot\"").contains("allow them"))
                .anySatisfy(p -> assertThat(p).contains("GitRepository other/fleet").contains("\"admin\""));

        FluxSourceItem allowing = new FluxSourceItem("fleet", "https://git.example.com/fleet.git");
        allowing.setAllowedCredentials(List.of("ghcr-*"));
        assertThat(resources(allowing).resources().imageRepositories())
                .extracting(r -> r.name().name())
                .containsExactly("open", "private");
        assertThat(resources(allowing).resources().gitRepositories()).isEmpty();
    }

    @Test
    void anErrorIsToldWithFileLineAndFieldAndTheRestIsUsed() {
        List<String> problems = resources(new FluxSourceItem("fleet", "u")).problems();

        assertThat(problems)
                .anySatisfy(p -> assertThat(p).startsWith("Flux resources \"fleet\": b/b.yaml:11:").contains("spec.interval"))
                .anySatisfy(p -> assertThat(p).startsWith("Flux resources \"fleet\": b/b.yaml:6:").contains("spec.policy.semver.range"))
                .noneSatisfy(p -> assertThat(p).contains("HelmRelease"));
    }

    @Test
    void aSourceMayTakeOneNamespaceAlone() {
        FluxSourceItem source = new FluxSourceItem("fleet", "u");
        source.setAllowedCredentials(List.of("*"));
        source.setNamespace("other");

        assertThat(resources(source).resources().imageRepositories()).isEmpty();
        assertThat(resources(source).resources().gitRepositories()).hasSize(1);
    }

    @Test
    void nothingIsOfferedBeforeAnythingWasRead() {
        FluxResources nothing = FluxResources.of(new FluxSourceItem("fleet", "u"), null);

        assertThat(nothing.resources().imageRepositories()).isEmpty();
        assertThat(nothing.problems()).isEmpty();
    }
}

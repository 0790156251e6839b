package io.jenkins.plugins.reflector.engine.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read as the same resources. */
class FluxTreeTest {

    private static final String OWN_OPTIONS = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: web, namespace: apps}
            spec: {image: 'localhost:5000/web', interval: 0s, timeout: 90m, exclusionList: [], reflector: {pageSize: 50, mirror: 'https://cache.example.com/v2', scanFrom: dmz || lan}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: web, namespace: apps}
            spec:
              policy: {digest: {tag: stable}}
              digestReflectionPolicy: Always
              interval: 20m
              reflector:
                repositories: {name: 'app-*', namespace: other, matchLabels: {a: b}, matchExpressions: [{key: old, operator: DoesNotExist}]}
                minimumAge: 72h
                ignoreTags: [bad-*, '1.0']
                pin: {tag: '1.0', reason: "broken: #1\\nsecond line"}
                allow: minor
                onDowngrade: hold
                onShrink: write
                onRepush: hold
                platforms: [linux/arm64]
                group: g
                skipUnparsable: true
                exactIntegers: true
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: newest, namespace: apps}
            spec: {imageRepositoryRef: {name: web}, policy: {newest: {}}, filterTags: {pattern: '^x$'}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: fleet, namespace: apps}
            spec:
              interval: 5m
              sourceRef: {kind: GitRepository, name: fleet}
              update: {strategy: Both}
              git: {commit: {author: {email: bot@example.com}, messageTemplate: "Up {{ .Values.a }}\\n\\nbody\\n"}}
              reflector:
                paths: [more, {file: Chart.yaml, key: appVersion, policy: web, part: tag, bump: same}, {file: x, pattern: 'v=(\\S+)'}]
                include: ['*.yaml']
                exclude: [test/**]
                templates: true
                onConflict: fail
                rebase: true
                commitWindow: 10m
                trailers: false
                pullRequest: {forge: gitlab, title: t, body: b, labels: [l], reviewers: [r], draft: true}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: fleet, namespace: apps}
            spec: {url: 'https://git.example.com/fleet.git', interval: 1m, timeout: 5m, secretRef: {name: git-bot}, ref: {tag: v1, semver: '>=1'}}
            """;

    private static ResourceSet read(String text) {
        ReadResult read = FluxReader.read(List.of(new SourceText("r.yaml", text)));
        assertThat(read.hasErrors()).as(text + read.problems()).isFalse();
        return read.resources();
    }

    private static String written(ResourceSet resources) {
        List<String> documents = new ArrayList<>();
        resources.imageRepositories().forEach(each -> documents.add(YamlText.of(FluxTree.of(each))));
        resources.imagePolicies().forEach(each -> documents.add(YamlText.of(FluxTree.of(each))));
        resources.automations().forEach(each -> documents.add(YamlText.of(FluxTree.of(each))));
        resources.gitRepositories().forEach(each -> documents.add(YamlText.of(FluxTree.of(each))));
        return String.join("---\n", documents);
    }

    private static void assertSame(ResourceSet resources) {
        String text = written(resources);
        assertThat(read(text))
                .as(text)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*position", "secrets")
                .isEqualTo(resources);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything.yaml", "story.yaml"})
    void fluxsResourcesAreKeptWhole(String file) throws Exception {
        assertSame(read(new String(getClass().getResourceAsStream("/flux/" + file).readAllBytes(), StandardCharsets.UTF_8)));
    }

    @Test
    void soAreOptionsOfOurs() {
        assertSame(read(OWN_OPTIONS));
    }

    @Test
    void whatFluxWouldRefuseIsNotWritten() {
        ImagePolicy always = ImagePolicy.of(
                        new ResourceName("apps", "web"), new ResourceName("apps", "web"), new PolicyChoice.SemVer("1.x"))
                .withDigestReflection(DigestReflection.ALWAYS);

        assertThat(YamlText.of(FluxTree.of(always))).contains("interval: 10m");
    }
}

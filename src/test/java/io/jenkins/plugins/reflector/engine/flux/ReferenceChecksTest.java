package io.jenkins.plugins.reflector.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceChecksTest {

    @Test
    void warnsOfReferencesThatLeadNowhere() {
        List<Problem> found = check("{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImagePolicy, metadata: {name: p},"
                + " spec: {imageRepositoryRef: {name: r}, policy: {semver: {range: 1.x}}}}\n---\n"
                + "{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImageUpdateAutomation, metadata: {name: a},"
                + " spec: {sourceRef: {name: g}, interval: 1m}}\n");
        assertThat(found).extracting(Problem::severity).containsOnly(Problem.Severity.WARNING);
        assertThat(found)
                .extracting(Problem::message)
                .containsExactly(
                        "there is no ImageRepository default/r among these resources; add it or correct the name",
                        "there is no GitRepository default/g among these resources; add it or correct the name",
                        "is missing; a run needs spec.git.commit.author.email");
    }

    @Test
    void warnsOfARepositoryThatAdmitsNobodyElse() {
        List<Problem> found = check("{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImagePolicy, metadata: {name: p},"
                + " spec: {imageRepositoryRef: {name: r, namespace: other}, policy: {semver: {range: 1.x}}}}\n---\n"
                + "{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImageRepository, metadata: {name: r, namespace: other},"
                + " spec: {image: a, interval: 1m, secretRef: {name: s}}}\n");
        assertThat(found).extracting(Problem::field).containsExactly("spec.imageRepositoryRef", "spec.secretRef");
    }

    @Test
    void warnsOfKeysOfAGitSecretThatAreNotActedOn() {
        List<Problem> found = check("{apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: {name: g},"
                + " spec: {url: 'https://x', secretRef: {name: s}}}\n---\n"
                + "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {ca.crt: c}}\n");
        assertThat(found).extracting(Problem::message).containsExactly("the keys ca.crt are not acted on by this version");
    }

    private static List<Problem> check(String text) {
        ReadResult read = FluxReader.read(List.of(new SourceText("f", text)));
        assertThat(read.problems()).isEmpty();
        return ReferenceChecks.check(read.resources());
    }
}

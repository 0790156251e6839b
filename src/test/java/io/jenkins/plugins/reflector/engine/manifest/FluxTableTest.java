package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows F1 to F14 of flux.md 5.4, on a directory of files. */
class FluxTableTest {
    private static final List<PolicyImage> IMAGES = List.of(
            pick("policy", "index.repo.fake/updated", "v1.0.1", null),
            pick("unchanged", "image", "v1.0.0", null),
            pick("policy-with-digest", "image", "v1.0.0", "sha256:6745" + "a".repeat(60)));

    private static PolicyImage pick(String policy, String name, String tag, String digest) {
        return new PolicyImage(new ResourceName("automation-ns", policy), new LatestRef(name, tag, digest));
    }

    /** F1 to F8: all of the file is as expected, so every byte between the markers is too. */
    @ParameterizedTest
    @CsvSource({"cron.yaml, 1", "kustomization.yml, 4", "Kustomization, 2"})
    void f1to8(String file, int changes) throws Exception {
        FileChange change = run(IMAGES, "setters/before").get("setters/before/" + file);
        assertThat(new String(change.after(), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(manifests().resolve("setters/after").resolve(file)));
        assertThat(change.changes()).hasSize(changes);
    }

    @Test
    void f9to11OnlyChangedFilesAreListed() throws Exception {
        assertThat(run(IMAGES, "setters/before").keySet())
                .containsExactlyInAnyOrder(
                        "setters/before/Kustomization",
                        "setters/before/cron.yaml",
                        "setters/before/kustomization.yml");
    }

    @Test
    void f9aForeignNamespaceIsReported() throws Exception {
        UpdateResult result = updater(IMAGES).update(new DirectoryTree(manifests()), "setters/before/foreign.yaml");
        assertThat(result.changed()).isFalse();
        assertThat(result.warnings()).extracting(ManifestWarning::line).containsExactly(1);
    }

    @Test
    void f13OnlyTheNamedPolicyIsApplied() throws Exception {
        FileChange change = run(IMAGES.subList(0, 1), "setters/before").get("setters/before/kustomization.yml");
        assertThat(change.changes()).extracting(c -> c.policy().name()).containsOnly("policy");
    }

    @Test
    void f14OnlyBelowThePath() throws Exception {
        assertThat(run(IMAGES, "./paths/yes").keySet()).containsExactly("paths/yes/app.yaml");
    }

    private static ManifestUpdater updater(List<PolicyImage> images) {
        return new ManifestUpdater(UpdateStrategy.SETTERS, "automation-ns", images);
    }

    private static Map<String, FileChange> run(List<PolicyImage> images, String path) throws Exception {
        return updater(images).update(new DirectoryTree(manifests()), path).files().stream()
                .collect(Collectors.toMap(FileChange::path, change -> change));
    }

    private static Path manifests() throws IOException, URISyntaxException {
        return Path.of(FluxTableTest.class.getResource("/manifests").toURI());
    }
}

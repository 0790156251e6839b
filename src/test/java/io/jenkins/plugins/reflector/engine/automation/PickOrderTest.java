package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.manifest.FileSelection;
import io.jenkins.plugins.reflector.engine.manifest.DirectoryTree;
import io.jenkins.plugins.reflector.engine.manifest.ManifestUpdater;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lower tag on its way into a manifest (product.md, "safety"). */
class PickOrderTest {

    private static final String MARKED = "image: nginx:1.24.0 # {\"$imagepolicy\": \"ns:p\"}\n";
    private static final String NAMED = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: nginx:1.24.0\n";

    @TempDir
    private Path folder;

    private String options = "{}";
    private List<String> tags = List.of("1.24.0", "1.23.1");

    private UpdateResult update(String content) throws Exception {
        Files.writeString(folder.resolve("a.yaml"), content);
        ResourceSet resources = FluxReader.read(List.of(new SourceText("r.yaml", """
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: r, namespace: ns}
                spec: {image: nginx, interval: 1m}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImagePolicy
                metadata: {name: p, namespace: ns}
                spec:
                  imageRepositoryRef: {name: r}
                  policy: {semver: {range: 1.23.x}}
                  reflector: %s
                """.formatted(options)))).resources();
        PolicyResolver resolver = new PolicyResolver(
                resources::imageRepository,
                new FixedTagSource(
                        Map.of(resources.imageRepositories().get(0).name(), FixedTagSource.Tags.of(tags)), Clock.systemUTC()));
        PolicyResolution resolution = resolver.resolve(resources.imagePolicies().get(0), null);
        assertThat(resolution.latestRef().tag()).isEqualTo("1.23.1");
        return new ManifestUpdater(
                        UpdateStrategy.BOTH, "ns", List.of(new PolicyImage(resolution.policy().name(), resolution.latestRef())))
                .update(new DirectoryTree(folder), FileSelection.of(""), PickOrder.of(List.of(resolution)));
    }

    private static void assertWritten(UpdateResult result) {
        assertThat(result.files())
                .singleElement()
                .satisfies(file -> assertThat(new String(file.after(), StandardCharsets.UTF_8)).contains("nginx:1.23.1"));
    }

    @Test
    void aNameKeepsTheHigherTag() throws Exception {
        UpdateResult result = update(NAMED);

        assertThat(result.changed()).isFalse();
        assertThat(result.warnings())
                .containsExactly(new ManifestWarning(
                        "a.yaml",
                        5,
                        "Tag 1.24.0 stays: policy ns/p picks 1.23.1, and 1.23.1 is lower than 1.24.0; set onDowngrade: write to have it"
                                + " written."));
    }

    @Test
    void aMarkerWritesTheLowerTagAsFluxWouldAndSaysSo() throws Exception {
        UpdateResult result = update(MARKED);

        assertWritten(result);
        assertThat(result.warnings())
                .extracting(ManifestWarning::message)
                .containsExactly("Tag 1.24.0 is replaced: policy ns/p picks 1.23.1, and 1.23.1 is lower than 1.24.0; set onDowngrade: hold to"
                        + " keep it.");
    }

    @Test
    void thePolicySaysOtherwise() throws Exception {
        options = "{onDowngrade: write}";
        assertWritten(update(NAMED));
        options = "{onDowngrade: hold}";
        assertThat(update(MARKED).changed()).isFalse();
    }

    @Test
    void aTagThatIsGoneFromTheListIsToldAsSuch() throws Exception {
        tags = List.of("1.23.1");

        assertThat(update(NAMED).warnings())
                .extracting(ManifestWarning::message)
                .containsExactly("Tag 1.24.0 stays: policy ns/p picks 1.23.1, and 1.24.0 is gone from the tag list and 1.23.1 is lower; set"
                        + " onDowngrade: write to have it written.");
    }

    @Test
    void aHigherTagAndWhatCannotBeComparedAreWritten() throws Exception {
        assertWritten(update(NAMED.replace("1.24.0", "1.23.0")));
        UpdateResult incomparable = update(NAMED.replace("1.24.0", "latest"));
        assertWritten(incomparable);
        assertThat(incomparable.warnings()).isEmpty();
    }

    @Test
    void anotherImageIsNoHigherTag() throws Exception {
        assertWritten(update(MARKED.replace("nginx:1.24.0", "other:1.24.0")));
    }
}

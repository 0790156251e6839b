package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTreeTest {

    @TempDir
    private Path folder;

    @Test
    void laterEditsSeeEarlierOnesAndTheResultIsAgainstTheOriginal() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "one");
        OverlayTree tree = new OverlayTree(new DirectoryTree(folder));
        ManifestWarning warning = new ManifestWarning("a.yaml", 1, "look here");

        tree.apply(new UpdateResult(List.of(change("one", "two")), List.of(warning)));
        assertThat(new String(tree.read("a.yaml"), StandardCharsets.UTF_8)).isEqualTo("two");
        tree.apply(new UpdateResult(List.of(change("two", "three")), List.of(warning)));

        UpdateResult result = tree.result();
        assertThat(result.warnings()).containsExactly(warning);
        assertThat(result.files()).singleElement().satisfies(file -> {
            assertThat(new String(file.before(), StandardCharsets.UTF_8)).isEqualTo("one");
            assertThat(new String(file.after(), StandardCharsets.UTF_8)).isEqualTo("three");
            assertThat(file.changes()).extracting(Change::newValue).containsExactly("two", "three");
        });
        assertThat(tree.files("")).containsExactly("a.yaml");
        assertThat(folder.resolve("a.yaml")).hasContent("one");
    }

    @Test
    void namesBecomeRelativeToWhatWasEdited() {
        UpdateResult update = new UpdateResult(
                List.of(new FileChange("apps/my/a.yaml", new byte[0], new byte[0], List.of())), List.of());

        assertThat(update.relativeTo("apps").files()).extracting(FileChange::path).containsExactly("my/a.yaml");
        assertThat(update.relativeTo("apps/my/").files()).extracting(FileChange::path).containsExactly("a.yaml");
        assertThat(update.relativeTo("apps/my/a.yaml").files()).extracting(FileChange::path).containsExactly("a.yaml");
        assertThat(update.relativeTo("").files()).extracting(FileChange::path).containsExactly("apps/my/a.yaml");
        assertThat(update.relativeTo("app").files()).extracting(FileChange::path).containsExactly("apps/my/a.yaml");
    }

    private static FileChange change(String before, String after) {
        return new FileChange(
                "a.yaml",
                before.getBytes(StandardCharsets.UTF_8),
                after.getBytes(StandardCharsets.UTF_8),
                List.of(new Change(
                        new ObjectId("", "", "", ""), 1, before, after, "ns:p", new ResourceName("ns", "p"))));
    }
}

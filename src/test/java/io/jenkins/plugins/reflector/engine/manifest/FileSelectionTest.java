package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.git.WorkTree;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSelectionTest {

    private static final String POD = "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: \"nginx:1\"}]}\n";

    @TempDir
    Path root;

    @BeforeEach
    void fill() throws IOException {
        for (String file : List.of(
                "apps/a/pod.yaml", "apps/b/pod.yaml", "infra/pod.yaml", "infra/node_modules/x/pod.yaml",
                "web/Chart.yaml", "web/Chart.lock", "web/charts/dep/values.yaml", "other/charts/dep/values.yaml",
                "build/pod.yaml", "build/keep/pod.yaml", "infra/local.yaml")) {
            write(file, file.endsWith("values.yaml") ? "image: nginx:1\n" : POD);
        }
        write(".gitignore", "/build/\n");
        write("infra/.gitignore", "local.yaml\n");
    }

    @Test
    void othersFilesAreLeftAlone() throws IOException {
        assertThat(changed(FileSelection.of("")))
                .containsExactly("apps/a/pod.yaml", "apps/b/pod.yaml", "infra/pod.yaml", "other/charts/dep/values.yaml",
                        "web/Chart.yaml");
    }

    @Test
    void whatIsAskedForIsEditedWhoseverItIs() throws IOException {
        assertThat(changed(new FileSelection(
                        List.of(), List.of("build/keep/", "web/charts/**", "**/node_modules/**"), List.of())))
                .containsExactly("build/keep/pod.yaml", "infra/node_modules/x/pod.yaml", "web/charts/dep/values.yaml");
        assertThat(changed(FileSelection.of("build/pod.yaml"))).containsExactly("build/pod.yaml");
    }

    @Test
    void severalPathsAndWhatIsLeftOut() throws IOException {
        assertThat(changed(new FileSelection(List.of("infra", "apps"), List.of(), List.of("apps/*/pod.yaml"))))
                .containsExactly("infra/pod.yaml");
        assertThat(changed(new FileSelection(List.of("apps", "apps/a"), List.of("pod.yaml"), List.of("b"))))
                .containsExactly("apps/a/pod.yaml");
    }

    @Test
    void anAutomationsOwnPathsStandBesideItsPathOrForThemselves() throws IOException {
        assertThat(changed(FileSelection.of("./infra", options(List.of("apps/a/"), List.of(), List.of()))))
                .containsExactly("apps/a/pod.yaml", "infra/pod.yaml");
        assertThat(changed(FileSelection.of("", options(List.of("apps/a"), List.of(), List.of()))))
                .containsExactly("apps/a/pod.yaml");
        assertThat(changed(FileSelection.of("", options(List.of(), List.of("pod.yaml"), List.of("/apps", "/build")))))
                .containsExactly("infra/node_modules/x/pod.yaml", "infra/pod.yaml");
        assertThat(changed(FileSelection.of("./build/./pod.yaml", AutomationOptions.NONE)))
                .containsExactly("build/pod.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps/a", "./apps/a", "apps/a/", "./apps//a/.", "/apps/a", "apps/b/../a"})
    void aPathIsJoinedToTheRootHoweverItIsWritten(String path) throws IOException {
        UpdateResult result = updater(UpdateStrategy.IMAGES).update(tree(), FileSelection.of(path));

        assertThat(result.files()).extracting(FileChange::path).containsExactly("apps/a/pod.yaml");
        assertThat(result.relativeTo(path).files()).extracting(FileChange::path).containsExactly("pod.yaml");
        assertThat(result.relativeTo(path + "/pod.yaml").files()).extracting(FileChange::path).containsExactly("pod.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../apps", "apps/../../apps", "./.."})
    void aPathThatLeadsOutIsRefused(String path) {
        assertThatThrownBy(() -> updater(UpdateStrategy.IMAGES).update(tree(), FileSelection.of(path)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("hold no ..");
    }

    private static AutomationOptions options(List<String> paths, List<String> include, List<String> exclude) {
        return new AutomationOptions(paths, include, exclude, false, null, false, null, null, null);
    }

    @Test
    void aMarkerCountsWhereverItStands() throws IOException {
        write("build/marked.yaml", "tag: 1 # {\"$imagepolicy\": \"ns:p:tag\"}\n");

        UpdateResult result = updater(UpdateStrategy.BOTH).update(tree(), FileSelection.of("build"));

        assertThat(result.files()).extracting(FileChange::path).containsExactly("build/marked.yaml");
    }

    @Test
    void aHugeFileIsToldAndTheOthersAreEdited() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(root.resolve("apps/huge.yaml").toFile(), "rw")) {
            huge.setLength(FileTooLargeException.MOST_BYTES + 1L);
        }

        UpdateResult result = updater(UpdateStrategy.IMAGES).update(tree(), FileSelection.of("apps"));

        assertThat(result.files()).hasSize(2);
        assertThat(result.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("apps/huge.yaml");
            assertThat(warning.message()).contains("larger than 16 MiB");
        });
    }

    @Test
    void anEntryThatAKustomizationLacksIsOfferedAndNotAdded() throws IOException {
        String bare = POD.replace("nginx:1", "docker.io/library/nginx");
        write("k/base/pod.yaml", bare);
        write("k/kustomization.yaml", "resources: [base]\n");
        write("l/pod.yaml", bare);

        UpdateResult offered = updater(UpdateStrategy.IMAGES).update(tree(), FileSelection.of("k"));
        assertThat(offered.changed()).isFalse();
        assertThat(offered.warnings())
                .containsExactly(new ManifestWarning(
                        "k/kustomization.yaml",
                        0,
                        "The image nginx has no tag in k/base/pod.yaml:3, and no entry of images sets one; to have it kept up to"
                                + " date, add here: {name: nginx, newTag: 1.23.1}."));
        assertThat(updater(UpdateStrategy.IMAGES).update(tree(), FileSelection.of("l")).warnings()).isEmpty();
        assertThat(updater(UpdateStrategy.SETTERS).update(tree(), FileSelection.of("k")).warnings()).isEmpty();

        write("k/kustomization.yaml", "resources: [base]\nimages:\n- {name: nginx, newName: mirror/nginx, newTag: '1'}\n");
        assertThat(updater(UpdateStrategy.IMAGES).update(tree(), FileSelection.of("k")).warnings()).isEmpty();
    }

    @Test
    void aPointerOfGitLfsIsNoManifest() throws IOException {
        write("apps/a/pod.yaml", "version https://git-lfs.github.com/spec/v1\noid: nginx # {\"$imagepolicy\": \"ns:p\"}\n");

        UpdateResult result = updater(UpdateStrategy.BOTH).update(tree(), FileSelection.of("apps"));

        assertThat(result.files()).extracting(FileChange::path).containsExactly("apps/b/pod.yaml");
        assertThat(result.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("apps/a/pod.yaml");
            assertThat(warning.message()).contains("Git LFS holds its content");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "*.yaml, a/b/c.yaml, true", "*.yaml, a/b/c.yml, false", "a/*.yaml, a/b.yaml, true",
        "a/*.yaml, a/b/c.yaml, false", "a/**/c.yaml, a/c.yaml, true", "a/**/c.yaml, a/x/y/c.yaml, true",
        "a/**/c.yaml, b/a/c.yaml, false", "**/c.yaml, c.yaml, true", "**/c.yaml, x/y/c.yaml, true",
        "**/c.yaml, x/yc.yaml, false", "a/**, a/b/c, true", "a/**, ab/c, false", "b, a/b/c, true",
        "/a, a/b, true", "/b/x, a/b/x, false", "a?c, abc, true", "a?c, a/c, false", "a*c/d, abbc/d, true",
        "**/a*b/*.y, x/a1b/q.y, true", "**/a*b/*.y, x/a1/b/q.y, false", "**, x, true", "a/*/c/, a/b/c/d/e, true"
    })
    void patternsAreTheUsualOnes(String pattern, String path, boolean fits) {
        assertThat(Glob.of(pattern).matches(path)).isEqualTo(fits);
    }

    private List<String> changed(FileSelection selection) throws IOException {
        return updater(UpdateStrategy.IMAGES).update(tree(), selection).files().stream()
                .map(FileChange::path)
                .sorted()
                .toList();
    }

    private static ManifestUpdater updater(UpdateStrategy strategy) {
        return new ManifestUpdater(strategy, "ns", List.of(Picks.pick("p", "nginx", "1.23.1", null)));
    }

    private FileTree tree() throws IOException {
        return new WorkTree(new DirectoryTree(root), root);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTreeTest {
    @TempDir
    Path temp;

    private Path root;
    private DirectoryTree tree;

    @BeforeEach
    void create() throws IOException {
        root = Files.createDirectories(temp.resolve("root"));
        tree = new DirectoryTree(root);
    }

    @Test
    void listsInByteOrderWithHiddenDirectoriesButWithoutGit() throws IOException {
        put("b.yaml");
        put("a/x.yaml");
        put("a.yaml");
        put(".hidden/h.yaml");
        put(".git/config.yaml");
        assertThat(tree.files("")).containsExactly(".hidden/h.yaml", "a.yaml", "a/x.yaml", "b.yaml");
        assertThat(tree.files("./a/")).containsExactly("a/x.yaml");
        assertThat(tree.files("a/x.yaml")).containsExactly("a/x.yaml");
    }

    @Test
    void whatBelongsToAnotherRepositoryIsNotListed() throws IOException {
        put("a.yaml");
        put("module/sub/m.yaml");
        Files.writeString(root.resolve("module/.git"), "gitdir: ../.git/modules/module\n");
        put("clone/.git/HEAD");
        put("clone/c.yaml");
        Files.createSymbolicLink(root.resolve("link.yaml"), Path.of("module/sub/m.yaml"));
        assertThat(tree.files("")).containsExactly("a.yaml");
        assertThatThrownBy(() -> tree.files("module/sub")).hasMessageContaining("is in a submodule");
        assertThat(new DirectoryTree(root.resolve("clone")).files("")).containsExactly("c.yaml");
    }

    @Test
    void readsLinksThatStayInside() throws IOException {
        put("base/a.yaml");
        Files.createSymbolicLink(root.resolve("in.yaml"), Path.of("base/a.yaml"));
        Files.createSymbolicLink(root.resolve("dir"), Path.of("base"));
        assertThat(tree.read("base/a.yaml")).asString().isEqualTo("base/a.yaml");
        assertThat(tree.read("in.yaml")).asString().isEqualTo("base/a.yaml");
        assertThat(tree.read("dir/a.yaml")).asString().isEqualTo("base/a.yaml");
        assertThatThrownBy(() -> tree.read("gone.yaml")).hasMessageContaining("removed the file meanwhile");
        assertThatThrownBy(() -> tree.read("base")).hasMessageContaining("not a file of the tree");
    }

    @Test
    void listsALinkedFileOnceAndNothingOutside() throws IOException {
        put("base/a.yaml");
        Files.writeString(temp.resolve("secret.yaml"), "x");
        Files.createDirectories(temp.resolve("outer"));
        Files.writeString(temp.resolve("outer/o.yaml"), "x");
        Files.createDirectories(root.resolve("links"));
        Files.createSymbolicLink(root.resolve("links/in.yaml"), Path.of("../base/a.yaml"));
        Files.createSymbolicLink(root.resolve("links/out.yaml"), Path.of("../../secret.yaml"));
        Files.createSymbolicLink(root.resolve("links/dangling.yaml"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve("links/circle.yaml"), Path.of("circle.yaml"));
        Files.createSymbolicLink(root.resolve("links/dir"), Path.of("../base"));
        Files.createSymbolicLink(root.resolve("links/outdir"), Path.of("../../outer"));

        assertThat(tree.files("")).containsExactly("base/a.yaml");
        assertThat(tree.files("links")).containsExactly("base/a.yaml");
        assertThatThrownBy(() -> tree.files("links/outdir")).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> tree.read("links/out.yaml")).isInstanceOf(FileSystemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../root", "a/../b", "/", "/etc"})
    void refusesPathsThatLeadOut(String path) {
        assertThatThrownBy(() -> tree.files(path))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("relative to the root");
    }

    @Test
    void aMissingPathIsAnError() {
        assertThatThrownBy(() -> tree.files("apps"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("apps")
                .hasMessageContaining("update.path");
    }

    @Test
    void writesTheBytesAndKeepsThePermissions() throws IOException {
        Path file = put("a.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        tree.write(change("a.yaml", "a.yaml", "new"));
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rwxr-x--x");
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).containsExactly(root.resolve("a.yaml"));
        }
    }

    @Test
    void writesNothingOverAnotherChange() throws IOException {
        Path file = put("a.yaml");
        assertThatThrownBy(() -> tree.write(change("a.yaml", "something else", "new")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("meanwhile");
        assertThat(file).hasContent("a.yaml");
    }

    private Path put(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, file);
    }

    private static FileChange change(String path, String before, String after) {
        return new FileChange(path, before.getBytes(), after.getBytes(), List.of());
    }
}

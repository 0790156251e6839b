package io.jenkins.plugins.reflector.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTextsTest {

    @TempDir
    Path temp;

    private Path workspace;

    @BeforeEach
    void fill() throws IOException {
        workspace = Files.createDirectories(temp.resolve("workspace"));
        Files.createDirectories(workspace.resolve("flux/b"));
        Files.writeString(workspace.resolve("flux/b/two.yaml"), "two");
        Files.writeString(workspace.resolve("flux/one.yml"), "one");
        Files.writeString(workspace.resolve("flux/README.md"), "no resource");
        Files.writeString(workspace.resolve("all.txt"), "any name");
        Files.writeString(temp.resolve("secret.yaml"), "secret");
        Files.createSymbolicLink(workspace.resolve("flux/link.yaml"), temp.resolve("secret.yaml"));
        Files.createSymbolicLink(workspace.resolve("out"), temp);
    }

    private List<String> read(String path) throws IOException {
        return new WorkspaceTexts.Reading(path).invoke(workspace.toFile(), null);
    }

    @Test
    void aFileIsReadWhateverItsNameAndOfADirectoryTheYamlAndJson() throws Exception {
        assertThat(read("all.txt")).containsExactly("all.txt", "any name");
        assertThat(read("flux")).containsExactly("flux/b/two.yaml", "two", "flux/one.yml", "one");
        assertThat(read("none")).isEmpty();
    }

    @Test
    void nothingOutsideOfTheWorkspaceIsRead() throws Exception {
        assertThat(read("flux/link.yaml")).isEmpty();
        assertThat(read("out")).isEmpty();
        assertThat(read("out/secret.yaml")).isEmpty();
        for (String path : List.of("../secret.yaml", temp.resolve("secret.yaml").toString(), "flux/../../secret.yaml")) {
            assertThatThrownBy(() -> read(path)).isInstanceOf(IOException.class).hasMessageContaining("outside of the workspace");
        }
    }
}

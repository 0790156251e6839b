package io.jenkins.plugins.reflector.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.manifest.DirectoryTree;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FluxFilesTest {

    private static final String POLICY = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            """;

    @TempDir
    Path folder;

    @Test
    void onlyYamlThatMentionsFluxIsKept() throws Exception {
        Files.createDirectories(folder.resolve("clusters"));
        Files.writeString(folder.resolve("clusters/b.yaml"), POLICY);
        Files.writeString(folder.resolve("clusters/a.yml"), POLICY);
        Files.writeString(folder.resolve("clusters/deployment.yaml"), "kind: Deployment\n");
        Files.writeString(folder.resolve("clusters/notes.md"), POLICY);
        Files.writeString(folder.resolve("elsewhere.yaml"), POLICY);

        List<SourceText> texts = FluxFiles.read(new DirectoryTree(folder), "clusters");

        assertThat(texts).extracting(SourceText::file).containsExactly("clusters/a.yml", "clusters/b.yaml");
        assertThatThrownBy(() -> FluxFiles.read(new DirectoryTree(folder), "nowhere")).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "kind: Secret\nstringData:\n  p: hunter2\n",
        "apiVersion: v1\n'kind': \"Secret\"\nstringData: {p: hunter2}\n",
        "{\"kind\": \"Secret\", \"stringData\": {\"p\": \"hunter2\"}}\n",
        "kind: List\nitems:\n- kind: Secret\n  stringData:\n    p: hunter2\n"
    })
    void aDocumentWithASecretIsEmptiedAndTheLinesOfTheOthersStay(String secret) {
        String text = POLICY + "---\n" + secret + "---\n" + POLICY;

        String kept = FluxFiles.withoutSecrets(text);

        assertThat(kept).doesNotContain("hunter2").doesNotContain("Secret").startsWith(POLICY + "---\n").endsWith("\n---\n" + POLICY);
        assertThat(kept.lines()).hasSameSizeAs(text.lines().toList());
    }

    @Test
    void whatOnlySoundsLikeASecretStays() {
        String text = "kind: SecretProviderClass\n---  # comment\nname: x\n--- \ny: 1";

        assertThat(FluxFiles.withoutSecrets(text).replace("---\n", "--- \n").lines().map(String::strip))
                .contains("kind: SecretProviderClass", "name: x", "y: 1");
    }
}

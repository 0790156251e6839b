package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edit plan that meets another version of the files. */
class EditPlanTest {

    private static final TagSteps BY_TEXT = new TagSteps() {
        @Override
        public boolean isLower(PolicyImage pick, String than) {
            return pick.image().tag().compareTo(than) < 0;
        }

        @Override
        public Objection objection(PolicyImage pick, String standing, boolean byName) {
            return null;
        }
    };
    private static final String KUSTOMIZATION = "images:\n- name: nginx\n  newTag: 1.23.0\n";

    @TempDir
    private Path folder;

    @Test
    void nothingIsLeftToDoWhereSomebodyWroteTheSame() throws Exception {
        write("a/kustomization.yaml", KUSTOMIZATION);
        write("b/kustomization.yaml", KUSTOMIZATION);
        EditPlan plan = plan(pick("1.23.1", null));
        assertThat(plan.result().files()).hasSize(2);

        write("a/kustomization.yaml", KUSTOMIZATION.replace("1.23.0", "1.23.1"));
        write("b/kustomization.yaml", "# moved\n" + KUSTOMIZATION);
        EditPlan again = plan.again(tree(), BY_TEXT);

        assertThat(after(again)).isEqualTo("# moved\nimages:\n- name: nginx\n  newTag: 1.23.1\n");
        assertThat(again.result().warnings()).isEmpty();
    }

    @Test
    void aNewerTagThatAppearedMeanwhileStaysWithItsDigest() throws Exception {
        write("kustomization.yaml", KUSTOMIZATION);
        EditPlan plan = plan(pick("1.23.1", Picks.DIGEST));

        String theirs = KUSTOMIZATION.replace("1.23.0", "1.23.2") + "  digest: sha256:" + "cd".repeat(32) + "\n";
        write("kustomization.yaml", theirs);
        EditPlan again = plan.again(tree(), BY_TEXT);

        assertThat(again.result().files()).isEmpty();
        assertThat(again.result().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("kustomization.yaml");
            assertThat(warning.line()).isEqualTo(2);
            assertThat(warning.message()).contains("1.23.2").contains("newer than 1.23.1").contains("ns/p");
        });
        assertThat(again.again(tree(), BY_TEXT).result().files()).as("nor is it lowered the next time").isEmpty();
    }

    @Test
    void whatWasLoweredOnPurposeIsLoweredAgain() throws Exception {
        write("kustomization.yaml", KUSTOMIZATION.replace("1.23.0", "1.25.0"));
        EditPlan plan = plan(pick("1.23.1", null));
        write("kustomization.yaml", "# moved\n" + KUSTOMIZATION.replace("1.23.0", "1.25.0"));

        assertThat(after(plan.again(tree(), BY_TEXT))).contains("newTag: 1.23.1");
        write("kustomization.yaml", KUSTOMIZATION.replace("1.23.0", "1.26.0"));
        assertThat(plan.again(tree(), BY_TEXT).result().files()).isEmpty();
    }

    @Test
    void markersFollowTheSameRuleAndADigestStaysWithItsTag() throws Exception {
        String before = Picks.expand("""
                image: nginx:1.23.0 «p»
                moved: other/proxy:9.9.9 «p»
                parts:
                  digest: sha256:00 «p:digest»
                  tag: 1.23.0 «p:tag»
                """);
        write("app.yaml", before);
        EditPlan plan = plan(pick("1.23.1", Picks.DIGEST));
        assertThat(after(plan)).contains("tag: 1.23.1", Picks.DIGEST);

        write("app.yaml", before.replace("1.23.0", "1.24.0"));
        EditPlan again = plan.again(tree(), BY_TEXT);
        assertThat(after(again))
                .as("only the image of another name is no newer version of this one")
                .isEqualTo(before.replace("1.23.0", "1.24.0")
                        .replace("other/proxy:9.9.9", "nginx:1.23.1@" + Picks.DIGEST));
        assertThat(again.result().warnings()).extracting(ManifestWarning::line).containsExactly(1, 4, 5);
    }

    @Test
    void dockerfilesFollowTheSameRule() throws Exception {
        write("Dockerfile", "FROM nginx:1.23.0\n");
        EditPlan plan = plan(pick("1.23.1", null));
        write("Dockerfile", "FROM nginx:1.24.0\n");
        assertThat(plan.again(tree(), BY_TEXT).result().files()).isEmpty();
    }

    private EditPlan plan(PolicyImage pick) throws IOException {
        return EditPlan.of(
                new ManifestUpdater(UpdateStrategy.BOTH, "ns", List.of(pick)), tree(), FileSelection.of(""), BY_TEXT);
    }

    private static PolicyImage pick(String tag, String digest) {
        return Picks.pick("p", "nginx", tag, digest);
    }

    private DirectoryTree tree() throws IOException {
        return new DirectoryTree(folder);
    }

    private static String after(EditPlan plan) {
        assertThat(plan.result().files()).hasSize(1);
        return new String(plan.result().files().get(0).after(), StandardCharsets.UTF_8);
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The entries of a kustomization, as product.md wants them ("kustomize digest"). */
class KustomizeImagesTest {
    private static final String D = Picks.DIGEST;
    private static final List<PolicyImage> TAG = List.of(Picks.pick("p", "nginx", "1.23.1", null));
    private static final List<PolicyImage> PINNED = List.of(Picks.pick("p", "nginx", "1.23.1", D));

    static Stream<Arguments> rows() {
        return Stream.of(
                row("the story", TAG, "- name: nginx\n  newTag: 1.23.0 # This\n",
                        "- name: nginx\n  newTag: 1.23.1 # This\n"),
                row("other spelling", TAG, "- name: docker.io/library/nginx\n  newTag: 'x'\n",
                        "- name: docker.io/library/nginx\n  newTag: '1.23.1'\n"),
                row("newName wins", TAG,
                        "- name: web\n  newName: nginx\n  newTag: x\n- name: nginx\n  newName: web\n  newTag: x\n",
                        "- name: web\n  newName: nginx\n  newTag: 1.23.1\n"
                                + "- name: nginx\n  newName: web\n  newTag: x\n"),
                row("digest inserted", PINNED, "- name: nginx\n  newTag: 1.23.0 # This\n- name: b\n",
                        "- name: nginx\n  newTag: 1.23.1 # This\n  digest: " + D + "\n- name: b\n"),
                row("digest inserted though the tag is right", PINNED, "- name: nginx\n  newTag: 1.23.1\n",
                        "- name: nginx\n  newTag: 1.23.1\n  digest: " + D + "\n"),
                row("digest set", PINNED, "- digest: sha256:00\n  name: nginx\n  newTag: x\n",
                        "- digest: " + D + "\n  name: nginx\n  newTag: 1.23.1\n"),
                row("tag in the first line of the entry, CRLF", PINNED, "-   newTag: x\r\n    name: nginx\r\n",
                        "-   newTag: 1.23.1\r\n    digest: " + D + "\r\n    name: nginx\r\n"),
                row("no final newline", PINNED, "- name: nginx\n  newTag: x",
                        "- name: nginx\n  newTag: 1.23.1\n  digest: " + D),
                row("no final newline, CRLF", PINNED, "- name: nginx\r\n  newTag: x",
                        "- name: nginx\r\n  newTag: 1.23.1\r\n  digest: " + D),
                row("only a digest", PINNED, "- name: nginx\n  digest: sha256:00\n", "- name: nginx\n  digest: " + D
                        + "\n"),
                row("neither", TAG, "- name: nginx # c\n- name: b\n",
                        "- name: nginx # c\n  newTag: 1.23.1\n- name: b\n"),
                row("neither, pinned", PINNED, "- name: x\n  newName: nginx\n",
                        "- name: x\n  newName: nginx\n  newTag: 1.23.1\n  digest: " + D + "\n"),
                row("flow", PINNED, "- {name: nginx, newTag: x}\n", "- {name: nginx, newTag: 1.23.1, digest: '" + D
                        + "'}\n"),
                row("JSON", PINNED, "- {\"name\": \"nginx\", \"newTag\": \"x\"}\n",
                        "- {\"name\": \"nginx\", \"newTag\": \"1.23.1\", \"digest\": \"" + D + "\"}\n"),
                row("flow over lines", PINNED, "- {\n    name: nginx,\n    newTag: x,\n  }\n",
                        "- {\n    name: nginx,\n    newTag: 1.23.1, digest: '" + D + "',\n  }\n"),
                row("a block as tag", PINNED, "- name: nginx\n  newTag: |-\n    x\n- name: b\n",
                        "- name: nginx\n  newTag: |-\n    1.23.1\n  digest: " + D + "\n- name: b\n"),
                row("number", List.of(Picks.pick("p", "nginx", "1.20", null)), "- name: nginx\n  newTag: 5\n",
                        "- name: nginx\n  newTag: \"1.20\"\n"));
    }

    private static Arguments row(String id, List<PolicyImage> images, String before, String after) {
        return Arguments.of(id, images, before, after);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void editsTheEntry(String id, List<PolicyImage> images, String before, String after) {
        String head = before.contains("\r\n") ? "images:\r\n" : "images:\n";
        Picks.Edited edited = edit(images, head + before);

        assertThat(edited.text()).isEqualTo(head + after);
        assertThat(edited.changes()).isNotEmpty().allSatisfy(c -> assertThat(c.setter()).isEqualTo("ns:p"));
        assertThat(edited.warnings()).isEmpty();
        assertThat(edit(images, edited.text()).changes()).as("a second run").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "- name: nginx\n  newTag: x\n  digest: sha256:00\n",
        "- name: nginx\n  digest: sha256:00\n",
        "- name: nginx\n  newTag:\n",
        "- name: &n nginx\n  newTag: *n\n"
    })
    void leavesWhatItCannotGetRightAndSaysSo(String entry) {
        Picks.Edited edited = edit(TAG, "images:\n" + entry);
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).hasSize(1);
    }

    @Test
    void aDocumentThatTheEditWouldSpoilIsLeftAlone() {
        String tabbed = "images:\n-\tname: nginx\n";
        Picks.Edited edited = edit(TAG, tabbed);
        assertThat(edited.text()).isEqualTo(tabbed);
        assertThat(edited.warnings()).singleElement().satisfies(w -> assertThat(w.message()).contains("left alone"));
    }

    @Test
    void insertedLineIsReportedAtTheLineItFollows() {
        Picks.Edited edited = edit(PINNED, "images:\n- name: nginx\n  newTag: 1.23.1\n");
        assertThat(edited.changes()).singleElement().satisfies(c -> {
            assertThat(c.line()).isEqualTo(3);
            assertThat(c.oldValue()).isEmpty();
            assertThat(c.newValue()).isEqualTo(D);
        });
    }

    @Test
    void policiesThatDisagreeLeaveTheEntryAlone() {
        Picks.Edited edited = edit(
                List.of(Picks.pick("a", "nginx", "1", null), Picks.pick("b", "docker.io/nginx", "2", null)),
                "images:\n- name: nginx\n  newTag: x\n");
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).singleElement().satisfies(
                w -> assertThat(w.message()).contains("ns/a").contains("ns/b"));
    }

    @Test
    void aMarkerWinsOverTheName() {
        List<PolicyImage> images = List.of(PINNED.get(0), Picks.pick("other", "redis", "7.0.1", null));
        Picks.Edited edited = edit(images, Picks.expand("images:\n- name: nginx\n  newTag: x «other:tag»\n"));
        assertThat(edited.text()).isEqualTo(Picks.expand("images:\n- name: nginx\n  newTag: 7.0.1 «other:tag»\n"));
        assertThat(edited.summary()).containsExactly("x -> 7.0.1 ns:other:tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n",
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
    })
    void knowsAKustomizationByItsKind(String head) {
        String entry = "images:\n- name: nginx\n  newTag: x\n";
        assertThat(Picks.edit(UpdateStrategy.IMAGES, TAG, "any.yaml", head + entry).changes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n", "kind: Other\n"})
    void leavesOtherDocumentsAlone(String head) {
        String text = head + "images:\n- name: nginx\n  newTag: x\n";
        assertThat(Picks.edit(UpdateStrategy.IMAGES, TAG, "values.yaml", text).changes()).isEmpty();
    }

    @Test
    void reportsAKustomizationThatIsATemplate() {
        Picks.Edited edited = edit(TAG, "namespace: {{ .ns }}\nimages:\n- name: nginx\n  newTag: x\n");
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).singleElement().satisfies(w -> assertThat(w.message()).contains("template"));
    }

    private static Picks.Edited edit(List<PolicyImage> images, String text) {
        return Picks.edit(UpdateStrategy.BOTH, images, "apps/kustomization.yaml", text);
    }
}

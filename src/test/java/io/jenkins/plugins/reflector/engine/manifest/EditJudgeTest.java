package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A judge that lets everything pass would be of no use. */
class EditJudgeTest {
    private static final String BEFORE = "images:\n- name: nginx # c\n  newTag: &t '1.20'\nx: 1\n";
    private static final String AFTER = "images:\n- name: nginx # c\n  newTag: &t '1.23.1'\nx: 1\n";

    @Test
    void acceptsWhatIsReported() {
        assertThat(EditJudge.judge(BEFORE, edited(AFTER))).isEqualTo(YamlTree.Reader.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "# c, # d", "x: 1, x: 2", "x: 1, x: !!int 1", "x: 1, x:  1", "x: 1, '\"x\": 1'", "&t '1, &u '1", "1.23.1, 1.23.2",
        "x: 1, 'x: 1\ny: 2'", "x: 1, 'x: 1\n'", "name: nginx, name: &n nginx"
    })
    void refusesAnyOtherDifference(String text, String other) {
        String spoilt = AFTER.replace(text, other);
        assertThat(spoilt).isNotEqualTo(AFTER);
        assertThatThrownBy(() -> EditJudge.judge(BEFORE, edited(spoilt))).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesAValueThatIsNoText() {
        Change change = Corpus.edit("kustomization.yaml", "images: [{name: quay.io/acme/exp, newTag: a}]\n")
                .changes()
                .get(0);
        assertThatThrownBy(() -> EditJudge.judge("a: a\n", new Picks.Edited("a: 1e3\n", List.of(change), List.of())))
                .hasMessageContaining("is a text to");
    }

    private static Picks.Edited edited(String text) {
        return new Picks.Edited(text, Corpus.edit("kustomization.yaml", BEFORE).changes(), List.of());
    }
}

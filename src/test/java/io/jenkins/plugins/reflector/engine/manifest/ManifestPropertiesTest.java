package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random files, put together from pieces whose edited form is known. */
class ManifestPropertiesTest {
    /** Pieces of a mapping; {@code @} becomes a number, so that keys differ. Each has its form after the edit. */
    private static final String[][] PIECES = {
        {"k@: 1\n", null},
        {"\n", null},
        {"# note: «nothing»@\n", null},
        {"k@:   [a,  {b: c}]   # x\n", null},
        {"k@: |\n    text\n      more\n\n", null},
        {"k@: \"q \\u263A 😀\"\n", null},
        {"k@: &a@ x\nr@: *a@\n", null},
        {"k@: old «p:tag»\n", "k@: v2.0.0 «p:tag»\n"},
        {"k@: 'old'   «p:tag»  \n", "k@: 'v2.0.0'   «p:tag»  \n"},
        {"k@: &b@ \"old\"\t«p:tag»\n", "k@: &b@ \"v2.0.0\"\t«p:tag»\n"},
        {"k@:\n  - 😀: old «p:tag»\n  - a\n  «p:tag»\n  - old\n",
        "k@:\n  - 😀: v2.0.0 «p:tag»\n  - a\n  «p:tag»\n  - v2.0.0\n"},
        {"k@: {\n  a: old, «p:tag»\n  b: c }\n", "k@: {\n  a: v2.0.0, «p:tag»\n  b: c }\n"},
        {"k@: > «p:tag»\n   one\n   two\n", "k@: >- «p:tag»\n   v2.0.0\n"},
        {"k@: old\n   more «p:tag»\n", "k@: v2.0.0 «p:tag»\n"},
        {"k@: old «x»\n", null},
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260, 777})
    void changesTheMarkedScalarsAndNotOneByteMore(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            StringBuilder before = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
            StringBuilder after = new StringBuilder(before);
            int documents = 1 + random.nextInt(4);
            for (int i = 0; i < documents; i++) {
                addDocument(random, i, before, after);
            }
            String lineBreak = random.nextInt(3) == 0 ? "\r\n" : "\n";
            String start = before.toString().replace("\n", lineBreak);
            String expected = after.toString().replace("\n", lineBreak);
            if (random.nextInt(4) == 0) {
                start = start.stripTrailing();
                expected = expected.stripTrailing();
            }

            Picks.Edited edited = Picks.setters(start);
            assertThat(edited.text()).as("seed %d, round %d", seed, round).isEqualTo(Picks.expand(expected));
            Picks.Edited again = Picks.setters(edited.text());
            assertThat(again.changes()).as("second edit, seed %d, round %d", seed, round).isEmpty();
        }
    }

    private static void addDocument(Random random, int number, StringBuilder before, StringBuilder after) {
        if (number > 0 || random.nextBoolean()) {
            String separator = random.nextBoolean() ? "---\n" : "--- # next\n";
            before.append(separator);
            after.append(separator);
        }
        boolean broken = random.nextInt(6) == 0;
        if (broken) {
            before.append("open: [\n");
            after.append("open: [\n");
        }
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            String[] piece = PIECES[random.nextInt(PIECES.length)];
            String id = Integer.toString(i);
            before.append(piece[0].replace("@", id));
            after.append((piece[1] == null || broken ? piece[0] : piece[1]).replace("@", id));
        }
    }

    /** Lines that mean nothing together: whatever comes out,
            only reported scalars differ and a second edit is none. */
    @Test
    void survivesNonsense() {
        String[] scraps = {
            "images:", "- name: nginx", "  newTag: x", "- {name: nginx, newTag: 1}", "  digest: sha256:00",
            "{{ if }}",
            "a: {{ b }}", "\t", "---", "...", "%TAG ! x", "- |", "    t «p»", "'", "\"", "]", "{", "? x", ": y",
            "&a", "*a",
            "k: v «p»", "- old «p:tag»", "«p»", "!!int 5 «n:tag»", "k: !!str &x old «n:tag»", "\u0000", "\uFEFF",
            "😀 # x"
        };
        String[] sense = {
            "images:", "- name: nginx", "  newTag: x", "- {name: nginx, newTag: 1}", "---", "k: v «p»",
            "- old «p:tag»",
            "l:", "- |", "    t «p»", "# c", "- name: nginx # c"
        };
        List<PolicyImage> images = new ArrayList<>(Picks.OWN);
        images.add(Picks.pick("nginx", "nginx", "1.23.1", Picks.DIGEST));
        long seed = 4711;
        Random random = new Random(seed);
        int edits = 0;
        for (int round = 0; round < 12_000; round++) {
            StringBuilder text = new StringBuilder();
            int lines = random.nextInt(9);
            for (int i = 0; i < lines; i++) {
                String[] from = random.nextInt(4) == 0 ? scraps : sense;
                text.append(from[random.nextInt(from.length)])
                        .append(random.nextInt(5) == 0 ? " " : random.nextInt(5) == 0 ? "\r\n" : "\n");
            }
            String start = Picks.expand(text.toString());
            Picks.Edited edited = Picks.edit(UpdateStrategy.BOTH, images, "kustomization.yaml", start);
            if (edited.changes().isEmpty()) {
                assertThat(edited.text()).isEqualTo(start);
                continue;
            }
            edits++;
            assertThat(edited.text()).as("seed %d, round %d", seed, round).isNotEqualTo(start);
            Picks.Edited again = Picks.edit(UpdateStrategy.BOTH, images, "kustomization.yaml", edited.text());
            assertThat(again.text()).as("seed %d, round %d of %s", seed, round, start).isEqualTo(edited.text());
        }
        assertThat(edits).as("rounds in which something was edited").isGreaterThan(300);
    }
}

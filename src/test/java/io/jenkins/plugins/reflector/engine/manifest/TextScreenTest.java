package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextScreenTest {

    @Test
    void findsWhatContainsFindsWhereverItStands() {
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            List<String> wanted = random.ints(1 + random.nextInt(20), i % 3 == 0 ? 1 : 3, 7)
                    .mapToObj(length -> text(random, length))
                    .toList();
            String content = text(random, random.nextInt(30)) + (random.nextBoolean() ? "é😀" : "") + text(random, 5);
            int from = random.nextInt(content.length());
            int to = from + random.nextInt(content.length() - from + 1);
            TextScreen screen = new TextScreen(wanted);
            TextScreen.Parts parts = screen.parts(content);
            boolean any = wanted.stream().anyMatch(text -> text.length() < 2);

            assertThat(screen.occursIn(content.getBytes(StandardCharsets.UTF_8)))
                    .as("%s in %s", wanted, content)
                    .isEqualTo(any || wanted.stream().anyMatch(content::contains));
            assertThat(screen.occursIn(content, from, to))
                    .as("%s in %s from %s to %s", wanted, content, from, to)
                    .isEqualTo(any || wanted.stream().anyMatch(content.substring(from, to)::contains));
            for (int[] part : new int[][] {{0, from}, {from, to}, {from, to}, {to, content.length()}}) {
                assertThat(parts.occursIn(part[0], part[1]))
                        .as("%s in part %s to %s of %s", wanted, part[0], part[1], content)
                        .isEqualTo(any || wanted.stream().anyMatch(content.substring(part[0], part[1])::contains));
            }
        }
    }

    @Test
    void withoutTextsNothingOccurs() {
        assertThat(new TextScreen(List.of()).occursIn("abc", 0, 3)).isFalse();
        assertThat(new TextScreen(List.of()).occursIn(new byte[3])).isFalse();
        assertThat(new TextScreen(List.of("x".repeat(300))).occursIn("y" + "x".repeat(300), 0, 301)).isTrue();
        assertThat(new TextScreen(List.of("x".repeat(300))).occursIn("x".repeat(299), 0, 299)).isFalse();
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, 3).collect(StringBuilder::new, (text, c) -> text.append("abc".charAt(c)), StringBuilder::append).toString();
    }
}

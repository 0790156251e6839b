package io.jenkins.plugins.reflector.engine.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "app-*, app-web, true", "app-*, app-, true", "app-*, ap, false", "*, '', true", "'', '', true", "'', a, false",
        "a?c, abc, true", "a?c, ac, false", "*b*, abc, true", "a.c, abc, false", "**a**, a, true", "*ab*ab, abab, true",
        "*ab*ab, ab, false"
    })
    void matches(String glob, String name, boolean expected) {
        assertThat(Glob.matches(glob, name)).isEqualTo(expected);
    }

    @Test
    void agreesWithARegularExpression() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String glob = text(random, "ab*?", 6);
            String name = text(random, "ab", 7);
            String expression = glob.replace("*", ".*").replace('?', '.');
            assertThat(Glob.matches(glob, name)).as(glob + " " + name).isEqualTo(Pattern.matches(expression, name));
        }
    }

    @Test
    void manyStarsCostLittle() {
        assertThat(Glob.matches("*a".repeat(2000) + "b", "a".repeat(4000))).isFalse();
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most + 1); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}

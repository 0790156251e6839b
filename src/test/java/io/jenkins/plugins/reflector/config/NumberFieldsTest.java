package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.build.ProjectFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFieldsTest {

    private static Optional<Map.Entry<String, String>> wrong(String number) {
        return NumberFields.wrong(Map.of(
                "limits", Map.of(),
                "registries", List.of(
                        Map.of("host", "a.example.com", "requestsPerHour", ""),
                        Map.of("host", "b.example.com", "requestsPerHour", number))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1o0", "1.5", "1 000", "99999999999", "-"})
    void aWordIsNone(String text) {
        assertThat(wrong(text)).hasValue(Map.entry("requestsPerHour", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "100", " 100 ", "-1"})
    void aNumberAndNothingMayStandThere(String text) {
        assertThat(wrong(text)).isEmpty();
    }

    @Test
    void theyAreTheNumberFieldsOfOurForms() throws Exception {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ProjectFolder.root().resolve("src/main/resources"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jelly")).toList()) {
                Matcher field = Pattern.compile("field=\"(\\w+)\"[^>]*>\\s*<f:number").matcher(Files.readString(file));
                while (field.find()) {
                    found.add(field.group(1));
                }
            }
        }
        assertThat(found).isEqualTo(new TreeSet<>(NumberFields.NAMES));
    }
}

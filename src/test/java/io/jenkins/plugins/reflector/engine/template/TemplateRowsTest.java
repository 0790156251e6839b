package io.jenkins.plugins.reflector.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates and what Go's text/template with sprig makes of them, as Go itself answered. */
class TemplateRowsTest {

    private static final String FAILS = "ERROR";

    static Stream<Arguments> rows() throws IOException {
        try (InputStream rows = TemplateRowsTest.class.getResourceAsStream("rows.txt")) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(row -> Arguments.of(row[0], row[1]));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersAsGo(String template, String expected) throws Exception {
        if (expected.startsWith(FAILS)) {
            assertThatThrownBy(() -> render(template))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageMatching("(?s)line [1-9]\\d*, column [1-9]\\d*: .+");
        } else {
            assertThat(render(template)).isEqualTo(unescape(expected));
        }
    }

    private static String render(String template) throws TemplateException {
        return MessageTemplate.parse(unescape(template)).render(data());
    }

    private static Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("s", "hello");
        data.put("e", "");
        data.put("n", 5L);
        data.put("z", 0L);
        data.put("neg", -7L);
        data.put("f", 1.5);
        data.put("t", true);
        data.put("no", false);
        data.put("nil", null);
        data.put("l", List.of("a", "b", "c"));
        data.put("nums", List.of(1L, 2L, 3L));
        data.put("mixed", Arrays.asList(1L, "two", 3.5, true, null));
        data.put("none", List.of());
        data.put("m", Map.of("k2", "v2", "k1", "v1"));
        data.put("deep", Map.of("a", Map.of("b", "deep")));
        data.put("empty", Map.of());
        data.put("u", "héllo wörld ☃ 😀");
        data.put("lines", "one\ntwo\nthree");
        data.put(
                "st",
                new GoStruct("main.Change")
                        .field("OldValue", "1.0.0")
                        .field("NewValue", "1.1.0")
                        .field("Setter", "flux-system:web:tag"));
        return data;
    }

    /** Rows hold line ends, tabs and backslashes with a backslash before them. */
    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            int escape = "nrt\\".indexOf(next);
            if (escape < 0) {
                out.append(c);
            } else {
                out.append("\n\r\t\\".charAt(escape));
                i++;
            }
        }
        return out.toString();
    }
}

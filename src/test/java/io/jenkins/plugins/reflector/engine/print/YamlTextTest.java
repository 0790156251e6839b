package io.jenkins.plugins.reflector.engine.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.yaml.YamlDocuments;
import io.jenkins.plugins.reflector.engine.yaml.YamlMapping;
import io.jenkins.plugins.reflector.engine.yaml.YamlReader;
import io.jenkins.plugins.reflector.engine.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", " a", "a ", "yes", "No", "null", "~", "1.0", "0x1F", "1:20", "190:20:30", "1_000", ".5", ".inf", "a: b", "a:", "a #b", "#", "- a", "-", "?",
        "'", "\"", "it's", "\n", "a\nb", "a\nb\n", "a\n\n", "a\n\nb", " a\nb", "a\n b\n", "a\n  \nb", "a \nb", "tab\tx", "a\tb\nc", "\u0007", "\u0085", "\u2028",
        "\ud83d\ude00", "\ufeff", "${x}", "*a", "&a", "!a", "%a", "@a", "`a", "{a}", "[a]", "a,b", "https://x.y/z?a=b", "https://x.y:8443/z", "10m", "1h30m",
        "1e3", "2026-01-01", "=", "<<", "^v(?P<n>[0-9]+)$", "\\d", "$n", "C:\\x", "a\r\nb", "---", "...", "\u00fcber", ">=1.0.0 <2", "true", "n", "Y", "team-a/app"})
    void everyTextIsReadAsItWas(String value) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("text", value);
        written.put("list", List.of(value, "last"));
        written.put("map", Map.of("under", Map.of(value.isEmpty() ? "k" : value, value)));

        String yaml = YamlText.of(written);

        YamlDocuments read = YamlReader.read("x.yaml", yaml);
        assertThat(read.problems()).as(yaml).isEmpty();
        YamlMapping root = (YamlMapping) read.documents().get(0);
        YamlScalar text = (YamlScalar) root.entries().get(0).value();
        assertThat(text.text()).as(yaml).isEqualTo(value);
        assertThat(text.type()).as(yaml).isEqualTo(YamlScalar.Type.STRING);
        assertThat(root.toString()).as(yaml).isNotEmpty();
    }

    @Test
    void looksAsPeopleWriteIt() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", "web");
        item.put("policy", new Called("semver", Map.of("range", ">=1.0")));
        item.put("newest", new Called("newest", Map.of()));
        item.put("labels", List.of("team=a"));
        item.put("nothing", List.of());
        item.put("message", "Update\n\n{{ range .Changed.Changes }}\n- {{ . }}\n{{ end }}\n");
        item.put("rules", List.of(Map.of("file", "a.yaml"), Map.of()));
        item.put("suspend", true);

        assertThat(YamlText.of(Map.of("items", List.of(item)))).isEqualTo("""
                items:
                - name: web
                  policy:
                    semver:
                      range: '>=1.0'
                  newest:
                    newest: {}
                  labels:
                  - team=a
                  nothing: []
                  message: |
                    Update

                    {{ range .Changed.Changes }}
                    - {{ . }}
                    {{ end }}
                  rules:
                  - file: a.yaml
                  - {}
                  suspend: true
                """);
    }

    @Test
    void aPipelineHasTheSame() {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("image", "web");
        image.put("policy", new Called("semver", Map.of("range", "it's \\d")));
        image.put("digest", new Called("newest", Map.of()));
        image.put("pin", Map.of("tag", "1"));
        image.put("a-b", true);
        image.put("none", Map.of());

        assertThat(GroovyText.step("reflectorResolve", image).replaceAll(",\\s+", ", "))
                .isEqualTo("reflectorResolve image: 'web', policy: semver('it\\'s \\\\d'), digest: newest(), pin: [tag: '1'], 'a-b': true, none: [:]");
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("url", "https://git.example.com/fleet.git");
        step.put("images", List.of(image));
        assertThat(GroovyText.step("reflectorUpdate", step).lines()).hasSize(2).allMatch(line -> line.startsWith("reflectorUpdate url") || line.startsWith("                images: [["));
        assertThat(GroovyText.quoted("a\nb\t'\\")).isEqualTo("'a\\nb\\t\\'\\\\'");
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no YAML is edited line by line with {@code templates: true}, and not at all without. */
class TemplatesTest {
    private static final String TEMPLATE = """
            {{- if .Values.enabled }}
            kind: Deployment
            spec:
              image: reg.io/org/app:v1.0.0
              other: "old:1" «p»
              - 'x' «n:tag»
              - v1 «n:tag»
              tag: {{ .Values.tag }} «p:tag»
              both: a{{ .x }} «p»
              initImage: "{{ .y }}"
              image: reg.io/other:v1.0.0
            {{- end }}
            """;

    private final List<ManifestWarning> warnings = new ArrayList<>();

    private String edited(String path, String text, boolean templates, UpdateStrategy strategy) throws IOException {
        AutomationOptions options = new AutomationOptions(
                List.of(), List.of(), List.of(), templates, null, false, null, null, null);
        byte[] before = Picks.expand(text).getBytes(StandardCharsets.UTF_8);
        return new ManifestUpdater(strategy, "ns", Picks.OWN.subList(0, 1), options)
                .edit(path, before, warnings::add)
                .map(change -> new String(change.after(), StandardCharsets.UTF_8))
                .orElseGet(() -> Picks.expand(text));
    }

    @Test
    void linesWhoseValueIsWrittenOutAreEdited() throws IOException {
        String expected = TEMPLATE.replace("app:v1.0.0", "app:v2.0.0").replace("old:1", Picks.IMAGE);

        assertThat(edited("charts/app/templates/a.yaml", TEMPLATE, true, UpdateStrategy.BOTH))
                .isEqualTo(Picks.expand(expected));
        assertThat(warnings).extracting(ManifestWarning::line).containsExactlyInAnyOrder(6, 7, 8, 9);
        assertThat(edited("charts/app/templates/a.yaml", expected, true, UpdateStrategy.BOTH)).isEqualTo(Picks.expand(expected));
        assertThat(edited("a.yaml", TEMPLATE.replace("\n", "\r\n"), true, UpdateStrategy.BOTH))
                .isEqualTo(Picks.expand(expected.replace("\n", "\r\n")));
    }

    @Test
    void withoutTheOptionNothingIs() throws IOException {
        assertThat(edited("a.yaml", TEMPLATE, false, UpdateStrategy.BOTH)).isEqualTo(Picks.expand(TEMPLATE));
        assertThat(warnings).singleElement().satisfies(warning -> assertThat(warning.message())
                .contains("not valid YAML").endsWith("or set templates: true to have it edited line by line."));
        assertThat(edited("a.yaml.tpl", TEMPLATE, false, UpdateStrategy.BOTH)).isEqualTo(Picks.expand(TEMPLATE));
    }

    @ParameterizedTest
    @CsvSource({"a.yaml.tpl, true", "a.tmpl, true", "_helpers.j2, true", "a.txt, false", "a.json, false"})
    void templatesAreToldByTheirNamesToo(String path, boolean isOne) throws IOException {
        String text = "a: {{ .x }}{{ .y }}\nb: old:1 «p»\n";
        assertThat(edited(path, text, true, UpdateStrategy.SETTERS))
                .isEqualTo(Picks.expand(isOne ? text.replace("old:1", Picks.IMAGE) : text));
    }

    @Test
    void theStrategyHolds() throws IOException {
        String text = "{{ if }}\n  x: {{ end }}\nimage: reg.io/org/app:v1\nb: old:1 «p»\n";
        assertThat(edited("a.yaml", text, true, UpdateStrategy.SETTERS))
                .isEqualTo(Picks.expand(text.replace("old:1", Picks.IMAGE)));
        assertThat(edited("a.yaml", text, true, UpdateStrategy.IMAGES))
                .isEqualTo(Picks.expand(text.replace("app:v1", "app:v2.0.0")));
    }

    @Test
    void documentsThatAreYamlAreReadAsYaml() throws IOException {
        String text = "l:\n«p»\n- old:1\n---\n{{ if }}\n  x: {{ y }}\nb: old:1 «p»\n";
        assertThat(edited("a.yaml", text, true, UpdateStrategy.SETTERS))
                .isEqualTo(Picks.expand(text.replace("old:1", Picks.IMAGE)));
    }
}

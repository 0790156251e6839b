package io.jenkins.plugins.reflector.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/automations.md lists, templates can call. */
class DocumentedFunctionsTest {

    @Test
    void areThere() throws Exception {
        Path docs = Path.of("").toAbsolutePath();
        while (!Files.exists(docs.resolve("docs/automations.md"))) {
            docs = docs.getParent();
        }
        List<String> names = Files.readString(docs.resolve("docs/automations.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| about | functions |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .flatMap(line -> List.of(line.split("\\|")[2].split("[^A-Za-z0-9`]+")).stream())
                .filter(word -> !word.isEmpty() && !word.equals("the") && !word.equals("same"))
                .map(word -> word.replace("`", ""))
                .filter(word -> !List.of("with", "os", "in", "front", "").contains(word))
                .toList();
        assertThat(names).hasSizeGreaterThan(100).contains("lower", "base", "b64dec");
        for (String name : names) {
            assertThat(MessageTemplate.parse("{{ if false }}{{ " + name + " }}{{ end }}").render(null)).as(name).isEmpty();
        }
    }
}

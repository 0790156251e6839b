package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows S01 to S46 of flux.md 5.4, with the stance that stands at its end, and the places of 3.5.3. */
class SetterRowsTest {
    private static final String REF = Picks.IMAGE;

    static Stream<Arguments> rows() {
        return Stream.of(
                row("S01", "image: old:1 «p»\n", "image: " + REF + " «p»\n", "old:1 -> " + REF + " ns:p"),
                row("S02", "tag: v1 «p:tag»\n", "tag: v2.0.0 «p:tag»\n", "v1 -> v2.0.0 ns:p:tag"),
                row("S03", "name: old «p:name»\n", "name: reg.io/org/app «p:name»\n",
                        "old -> reg.io/org/app ns:p:name"),
                row(
                        "S04",
                        "image: old:1 «d»\n",
                        "image: " + REF + "@" + Picks.DIGEST + " «d»\n",
                        "old:1 -> " + REF + "@" + Picks.DIGEST + " ns:d"),
                row(
                        "S05",
                        "digest: sha256:00 «d:digest»\n",
                        "digest: " + Picks.DIGEST + " «d:digest»\n",
                        "sha256:00 -> " + Picks.DIGEST + " ns:d:digest"),
                row("S06", "digest: sha256:00 «p:digest»\n", "digest: sha256:00 «p:digest»\n"),
                row("S07", "tag: 'v1' «p:tag»\n", "tag: 'v2.0.0' «p:tag»\n", "v1 -> v2.0.0 ns:p:tag"),
                row("S08", "tag: \"v1\" «p:tag»\n", "tag: \"v2.0.0\" «p:tag»\n", "v1 -> v2.0.0 ns:p:tag"),
                row("S09", "tag: old «n:tag»\n", "tag: \"1.20\" «n:tag»\n", "old -> 1.20 ns:n:tag"),
                row("S10", "tag: 'old' «n:tag»\n", "tag: '1.20' «n:tag»\n", "old -> 1.20 ns:n:tag"),
                row("S11", "tag: 5 «p:tag»\n", "tag: v2.0.0 «p:tag»\n", "5 -> v2.0.0 ns:p:tag"),
                row("S12", "tag: 5 «n:tag»\n", "tag: \"1.20\" «n:tag»\n", "5 -> 1.20 ns:n:tag"),
                row("S13", "tag: 1.20 «p:tag»\n", "tag: v2.0.0 «p:tag»\n", "1.20 -> v2.0.0 ns:p:tag"),
                row("S14", "tag: «p:tag»\n", "tag: «p:tag»\n"),
                row("S15", "tag: null «p:tag»\n", "tag: v2.0.0 «p:tag»\n", "null -> v2.0.0 ns:p:tag"),
                row("S16", "tag: \"\" «p:tag»\n", "tag: \"v2.0.0\" «p:tag»\n", " -> v2.0.0 ns:p:tag"),
                row(
                        "S17",
                        "l:\n- old:1 «p»\n- old:1\n",
                        "l:\n- " + REF + " «p»\n- old:1\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S18",
                        "l:\n  «p»\n  - old:1\n  - old:2\n",
                        "l:\n  «p»\n  - " + REF + "\n  - old:2\n",
                        "old:1 -> " + REF + " ns:p"),
                row("S19", "a: 1\n«p»\nimage: old:1\n", "a: 1\n«p»\nimage: old:1\n"),
                row("S20", "image: {name: a, tag: old} «p:tag»\n", "image: {name: a, tag: old} «p:tag»\n"),
                row(
                        "S21",
                        "image: {\n  name: a,\n  tag: old «p:tag»\n}\n",
                        "image: {\n  name: a,\n  tag: v2.0.0 «p:tag»\n}\n",
                        "old -> v2.0.0 ns:p:tag"),
                row(
                        "S22",
                        "text: |\n  image: old:1 «p»\nimage: old:1 «p»\n",
                        "text: |\n  image: old:1 «p»\nimage: " + REF + " «p»\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S23",
                        "text: | «p»\n  old:1\nb: 1\n",
                        "text: |- «p»\n  " + REF + "\nb: 1\n",
                        "old:1\n -> " + REF + " ns:p"),
                row(
                        "S24",
                        "a: &x old:1 «p»\nb: *x\n",
                        "a: &x " + REF + " «p»\nb: *x\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S25",
                        "a: 1\n\n\nimage: old:1 «p»\n\n\nb: 2\n\n",
                        "a: 1\n\n\nimage: " + REF + " «p»\n\n\nb: 2\n\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S26",
                        "---\nimage: old:1 «p»\n---\n# nothing\n---\nb: 1\n",
                        "---\nimage: " + REF + " «p»\n---\n# nothing\n---\nb: 1\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S27",
                        "a: 1\r\nimage: old:1 «p»\r\nb: 2\r\n",
                        "a: 1\r\nimage: " + REF + " «p»\r\nb: 2\r\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S28",
                        "a:\n    - x\nb:\n- old:1 «p»\n",
                        "a:\n    - x\nb:\n- " + REF + " «p»\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S29",
                        "a:\n- x\nb:\n    - old:1 «p»\n",
                        "a:\n- x\nb:\n    - " + REF + " «p»\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S30",
                        "a: >\n  one\n  two\nimage: old:1 «p»\nc:   3    # three\n",
                        "a: >\n  one\n  two\nimage: " + REF + " «p»\nc:   3    # three\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S31",
                        "a: &b {x: 1}\nc:\n  <<: *b\n  image: old:1 «p»\n",
                        "a: &b {x: 1}\nc:\n  <<: *b\n  image: " + REF + " «p»\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S35",
                        "image: old:1 #{\"$imagepolicy\":\"ns:p\"}\n",
                        "image: " + REF + " #{\"$imagepolicy\":\"ns:p\"}\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S38",
                        "a: " + REF + " «p»\nb: old:1 «p»\n",
                        "a: " + REF + " «p»\nb: " + REF + " «p»\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "S39",
                        "a: {{ .Values.x }}\nimage: old:1 «p»\n",
                        "a: {{ .Values.x }}\nimage: " + REF + " «p»\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "templates all around",
                        "a:   {{.x}}\nl:\n- {{ .y }}\n- old:1 «p»\nb: {{ .z }} # c\n",
                        "a:   {{.x}}\nl:\n- {{ .y }}\n- " + REF + " «p»\nb: {{ .z }} # c\n",
                        "old:1 -> " + REF + " ns:p"),
                row("template that does not parse", "a: {{ .x }}-{{ .y }}\nimage: old:1 «p»\n",
                        "a: {{ .x }}-{{ .y }}\nimage: old:1 «p»\n"),
                row(
                        "S41",
                        "a: x «p»\nb: x «d»\n",
                        "a: " + REF + " «p»\nb: " + REF + "@" + Picks.DIGEST + " «d»\n",
                        "x -> " + REF + " ns:p",
                        "x -> " + REF + "@" + Picks.DIGEST + " ns:d"),
                row("S42", "k2: «p»\n  a: b\n", "k2: «p»\n  a: b\n"),
                row("S43", "tag: true «p:tag»\n", "tag: v2.0.0 «p:tag»\n", "true -> v2.0.0 ns:p:tag"),
                row(
                        "dash, value below",
                        "l:\n- «p»\n  old:1\n",
                        "l:\n- «p»\n  " + REF + "\n",
                        "old:1 -> " + REF + " ns:p"),
                row(
                        "key, comment, value",
                        "k:\n  «p»\n  old:1\n",
                        "k:\n  «p»\n  " + REF + "\n",
                        "old:1 -> " + REF + " ns:p"),
                row("comment behind key, value below", "k: «p»\n  old:1\n", "k: «p»\n  old:1\n"),
                row(
                        "blank lines between",
                        "l:\n- a\n«p»\n\n\n- old:1\n",
                        "l:\n- a\n«p»\n\n\n- " + REF + "\n",
                        "old:1 -> " + REF + " ns:p"),
                row("a comment between", "l:\n«p»\n# more\n- old:1\n", "l:\n«p»\n# more\n- old:1\n"),
                row("a comment above", "l:\n# more\n«p»\n- old:1\n", "l:\n# more\n«p»\n- old:1\n"),
                row(
                        "line comment wins",
                        "l:\n«n»\n- old:1 «p»\n",
                        "l:\n«n»\n- " + REF + " «p»\n",
                        "old:1 -> " + REF + " ns:p"),
                row("ordinary line comment wins", "l:\n«p»\n- old:1 # hand-made\n", "l:\n«p»\n- old:1 # hand-made\n"),
                row("own line below", "l:\n- old:1\n«p»\n", "l:\n- old:1\n«p»\n"),
                row("item is a mapping", "l:\n«p»\n- image: old:1\n", "l:\n«p»\n- image: old:1\n"),
                row(
                        "item after a mapping",
                        "l:\n- a: b\n«p»\n- old:1\n",
                        "l:\n- a: b\n«p»\n- " + REF + "\n",
                        "old:1 -> " + REF + " ns:p"),
                row("text of a block above an item", "l:\n- |\n  t\n  «p»\n- old:1\n",
                        "l:\n- |\n  t\n  «p»\n- old:1\n"),
                row("on an alias", "a: &x o\nb: *x «p»\n", "a: &x o\nb: *x «p»\n"),
                row("behind a flow list", "a: [old:1] «p»\n", "a: [old:1] «p»\n"),
                row(
                        "flow list over lines",
                        "a: [\n  old:1, «p»\n  «p»\n  old:2,\n  x\n]\n",
                        "a: [\n  '" + REF + "', «p»\n  «p»\n  '" + REF + "',\n  x\n]\n",
                        "old:1 -> " + REF + " ns:p",
                        "old:2 -> " + REF + " ns:p"),
                row(
                        "flow keeps quotes",
                        "a: [\n  \"old:1\" «p»\n]\n",
                        "a: [\n  \"" + REF + "\" «p»\n]\n",
                        "old:1 -> " + REF + " ns:p"),
                row("string tag stays", "a: !!str old «p:tag»\n", "a: !!str v2.0.0 «p:tag»\n",
                        "old -> v2.0.0 ns:p:tag"),
                row("string tag goes for quotes", "a: !!str old «n:tag»\n", "a: \"1.20\" «n:tag»\n",
                        "old -> 1.20 ns:n:tag"),
                row("other tag goes", "a: &x !!int 5 «p:tag»\n", "a: &x v2.0.0 «p:tag»\n", "5 -> v2.0.0 ns:p:tag"),
                row("own tag stays", "a: !image old «p:tag»\nb: !x:y 'old' «p:tag»\n",
                        "a: !image v2.0.0 «p:tag»\nb: !x:y 'v2.0.0' «p:tag»\n", "old -> v2.0.0 ns:p:tag", "old -> v2.0.0 ns:p:tag"),
                row("own tag stays before quotes", "a: &x !image old «n:tag»\nb: ! old «n:tag»\n",
                        "a: &x !image \"1.20\" «n:tag»\nb: ! \"1.20\" «n:tag»\n", "old -> 1.20 ns:n:tag", "old -> 1.20 ns:n:tag"),
                row("tag before anchor", "a: !!int &x 5 «n:tag»\n", "a: &x \"1.20\" «n:tag»\n", "5 -> 1.20 ns:n:tag"),
                row(
                        "plain over lines",
                        "a: one\n  two «p:tag»\nb: 1\n",
                        "a: v2.0.0 «p:tag»\nb: 1\n",
                        "one two -> v2.0.0 ns:p:tag"),
                row(
                        "quoted over lines",
                        "a: \"one\n  two\" «p:tag»\n",
                        "a: \"v2.0.0\" «p:tag»\n",
                        "one two -> v2.0.0 ns:p:tag"),
                row(
                        "folded block, indicators, trailing lines",
                        "a:\n  t: >2+ «p:tag»\n    one\n    two\n\n  b: 1\n",
                        "a:\n  t: >2- «p:tag»\n    v2.0.0\n\n  b: 1\n",
                        "one two\n\n -> v2.0.0 ns:p:tag"),
                row("block at the end of the file", "t: |- «p:tag»\n   one", "t: |- «p:tag»\n   v2.0.0",
                        "one -> v2.0.0 ns:p:tag"),
                row("extra keys", "a: x # {\"$imagepolicy\": \"ns:p:tag\", \"x\": \"y\"}\n",
                        "a: v2.0.0 # {\"$imagepolicy\": \"ns:p:tag\", \"x\": \"y\"}\n", "x -> v2.0.0 ns:p:tag"),
                row("many hashes", "a: x ###   { \"$imagepolicy\" : \"ns:p:tag\" }  \n",
                        "a: v2.0.0 ###   { \"$imagepolicy\" : \"ns:p:tag\" }  \n", "x -> v2.0.0 ns:p:tag"),
                row("older form",
                        "a: x # {\"$ref\":\"#/definitions/io.k8s.cli.setters.ns:p:tag\"}\nb: v2.0.0 «p:tag»\n",
                        "a: v2.0.0 # {\"$ref\":\"#/definitions/io.k8s.cli.setters.ns:p:tag\"}\nb: v2.0.0 «p:tag»\n",
                        "x -> v2.0.0 ns:p:tag"),
                row("duplicate key", "a: x «p:tag»\na: x «p:tag»\n", "a: v2.0.0 «p:tag»\na: x «p:tag»\n",
                        "x -> v2.0.0 ns:p:tag"),
                row("no final newline, BOM, emoji", "\uFEFFe: 😀 # 😀\na: old «p:tag»",
                        "\uFEFFe: 😀 # 😀\na: v2.0.0 «p:tag»",
                        "old -> v2.0.0 ns:p:tag"),
                row("tabs", "a:\told\t«p:tag»\t\n", "a:\tv2.0.0\t«p:tag»\t\n", "old -> v2.0.0 ns:p:tag"),
                row("lone CR", "a: 1\ra: old «p:tag»\rb: old «p:tag»\r", "a: 1\ra: old «p:tag»\rb: v2.0.0 «p:tag»\r",
                        "old -> v2.0.0 ns:p:tag"),
                row("directive", "%YAML 1.2\n---\na: old «p:tag»\n...\n", "%YAML 1.2\n---\na: v2.0.0 «p:tag»\n...\n",
                        "old -> v2.0.0 ns:p:tag"),
                row("top level list", "- old:1 «p»\n", "- old:1 «p»\n"),
                row("metadata is a scalar", "metadata: x\na: old «p:tag»\n", "metadata: x\na: old «p:tag»\n"),
                row("alias without anchor", "a: *x\nb: old «p:tag»\n", "a: *x\nb: old «p:tag»\n"),
                row("broken document alone", "a: [\nb: old «p:tag»\n---\nc: old «p:tag»\n---\n\tx: «p»\n",
                        "a: [\nb: old «p:tag»\n---\nc: v2.0.0 «p:tag»\n---\n\tx: «p»\n", "old -> v2.0.0 ns:p:tag"),
                row("marker inside a quoted value", "a: 'x «p»'\n", "a: 'x «p»'\n"),
                row("in a key", "? old «p»\n: v\n", "? old «p»\n: v\n"));
    }

    private static Arguments row(String id, String before, String after, String... changes) {
        return Arguments.of(id, before, after, List.of(changes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void editsTheRow(String id, String before, String after, List<String> changes) {
        Picks.Edited edited = Picks.setters(before);

        assertThat(edited.text()).isEqualTo(Picks.expand(after));
        assertThat(edited.summary()).isEqualTo(changes);
        if (changes.isEmpty()) {
            assertThat(edited.warnings()).as("a marker without effect is reported").isNotEmpty();
        }
        assertThat(Picks.setters(edited.text()).changes()).as("a second run").isEmpty();
    }

    @Test
    void s37EqualValueIsNoChangeAndNoWarning() {
        Picks.Edited edited = Picks.setters("image: " + REF + " «p»\n");
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image: {{ .x }} «p»\n", "l:\n- {{ .x }} «p»\n", "l:\n«p»\n- {{ .x }}\n"})
    void aTemplateExpressionIsNoScalarThatAMarkerCouldSet(String template) {
        Picks.Edited edited = Picks.setters(template + "other: old:1 «p»\n");
        assertThat(edited.text()).isEqualTo(Picks.expand(template + "other: " + REF + " «p»\n"));
        assertThat(edited.summary()).containsExactly("old:1 -> " + REF + " ns:p");
        assertThat(edited.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.line()).isEqualTo(1 + (int) template.substring(0, template.indexOf('«'))
                    .chars().filter(c -> c == '\n').count());
            assertThat(warning.message()).startsWith("This marker has no effect").contains("behind a value");
        });
    }

    @Test
    void s40RecordsTheObjectsOfADocumentAndOfAList() {
        Picks.Edited edited = Picks.setters("""
                apiVersion: v1
                kind: A
                metadata:
                  name: one
                x: old «p»
                ---
                kind: B
                metadata: {name: two, namespace: nn}
                x: old «p»
                ---
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: C
                  metadata:
                    name: three
                  x: old «p»
                - kind: D
                  x: old «p»
                """);
        assertThat(edited.changes()).extracting(Change::object).containsExactly(
                new ObjectId("v1", "A", "one", ""),
                new ObjectId("", "B", "two", "nn"),
                new ObjectId("v1", "C", "three", ""),
                new ObjectId("", "D", "", ""));
        assertThat(edited.changes()).extracting(Change::line).containsExactly(5, 9, 18, 20);
    }

    @Test
    void s44KustomizationWithoutMarkerIsUntouchedBySetters() {
        assertThat(Picks.edit(UpdateStrategy.SETTERS, List.of(Picks.pick("p", "nginx", "1.23.1", null)),
                                "kustomization.yaml", "images:\n- name: nginx\n  newTag: 1.23.0 # This\n")
                        .changes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"reg.io/app, a b", "reg.io/app, ''", "reg.io/app, 1@sha256:00", "reg.io/app:1, 2", "reg.io/App, 1"})
    void s45InvalidReferenceFailsTheRun(String name, String tag) {
        ManifestUpdater updater = new ManifestUpdater(
                UpdateStrategy.SETTERS, "ns", List.of(Picks.pick("bad", name, tag, null)));
        assertThatThrownBy(() -> updater.edit("a.yaml", new byte[0], w -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("encountered invalid image ref")
                .hasMessageContaining("ns/bad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.YAML", "a.yaml.tpl", "kustomization", "yaml", "d/Kustomization.bak"})
    void s46OtherNamesAreNotConsidered(String path) {
        assertThat(Picks.edit(UpdateStrategy.BOTH, Picks.OWN, path, Picks.expand("image: old «p»\n")).changes())
                .isEmpty();
    }

    @Test
    void leavesABrokenDocumentWithFileAndLine() {
        Picks.Edited edited = Picks.setters("ok: 1\n---\na: 1\nb: {{ if }}\n  c: d\nimage: old «p»\n");
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).hasSize(1);
        assertThat(edited.warnings().get(0).line()).isBetween(4, 6);
        assertThat(edited.warnings().get(0).message()).contains("left alone", "correct it at this line");
    }

    @Test
    void leavesAFileThatIsNotUtf8() throws IOException {
        byte[] latin = Picks.expand("a: \u00e9\nimage: old «p»\n").getBytes(StandardCharsets.ISO_8859_1);
        List<ManifestWarning> warnings = new ArrayList<>();
        assertThat(new ManifestUpdater(UpdateStrategy.SETTERS, "ns", Picks.OWN).edit("a.yaml", latin, warnings::add))
                .isEmpty();
        assertThat(warnings).singleElement().satisfies(w -> assertThat(w.message()).contains("UTF-8"));
    }
}

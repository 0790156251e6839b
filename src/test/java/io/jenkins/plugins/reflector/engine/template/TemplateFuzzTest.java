package io.jenkins.plugins.reflector.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a template: a text or the one exception that is documented, soon and within little memory. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TemplateFuzzTest {

    private static final String[] PIECES = {
        "{{", "}}", "{{- ", " -}}", "/*", "*/", "\"", "`", "'", "|", "(", ")", ".", "$", "$x", ":=", "=", ",", " ", "\n",
        "if ", "else ", "end", "range ", "with ", "define \"t\"", "template \"t\" ", "block \"b\" ", "break", "continue", "nil ",
        "printf \"%*d\" ", "index ", "slice ", "dict ", "list ", "set ", "repeat 99999 ", "until 9999 ", "1", "-1", "0x", "1e9",
        "\\", "é", "😀", "\u0000", ".Values", ".s", "replace ", "regexReplaceAll \"a*\" ", "toJson ", "cat ", "uniq ", "merge "
    };

    private static final Map<String, Object> DATA =
            new TreeMap<>(Map.of("s", "hello", "l", List.of(1L, "two", 3.5), "Values", Map.of("k", "v")));

    private static void renderOrRefuse(String template, String what) {
        try {
            MessageTemplate.parse(template).render(DATA);
        } catch (TemplateException e) {
            assertThat(e.getMessage()).as(what).startsWith("line ");
        } catch (RuntimeException | Error e) {
            fail(what + ": " + template, e);
        }
    }

    @Test
    void piecesInAnyOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 30_000; i++) {
            StringBuilder template = new StringBuilder();
            for (int pieces = random.nextInt(25); pieces >= 0; pieces--) {
                template.append(PIECES[random.nextInt(PIECES.length)]);
            }
            renderOrRefuse(template.toString(), "seed " + seed + ", template " + i);
        }
    }

    @Test
    void goodTemplatesThatWereDamaged() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> rows;
        try (InputStream file = TemplateRowsTest.class.getResourceAsStream("rows.txt")) {
            rows = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        for (int i = 0; i < 20_000; i++) {
            StringBuilder template = new StringBuilder(rows.get(random.nextInt(rows.size())).split("\t", 2)[0]);
            for (int damages = random.nextInt(3); damages >= 0; damages--) {
                int at = random.nextInt(template.length() + 1);
                if (random.nextBoolean() && at < template.length()) {
                    template.deleteCharAt(at);
                } else {
                    template.insert(at, PIECES[random.nextInt(PIECES.length)]);
                }
            }
            renderOrRefuse(template.toString(), "seed " + seed + ", template " + i);
        }
    }

    /** Each would take for ever, all the memory or all the stack if nothing bounded it. */
    @ParameterizedTest
    @ValueSource(strings = {
        "{{ $x := \"ab\" }}{{ range until 60 }}{{ $x = cat $x $x }}{{ end }}",
        "{{ $x := \"ab\" }}{{ range until 60 }}{{ $x = print $x $x }}{{ end }}",
        "{{ $x := \"ab\" }}{{ range until 60 }}{{ $x = printf \"%s%s\" $x $x }}{{ end }}",
        "{{ $x := list }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ $x }}",
        "{{ $x := list }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ uniq $x | toJson }}",
        "{{ $x := dict }}{{ range until 60 }}{{ $x = dict \"a\" $x \"b\" $x }}{{ end }}{{ toPrettyJson $x }}",
        "{{ $d := dict }}{{ $_ := set $d \"self\" $d }}{{ $d }}",
        "{{ repeat 1000000 \"a\" | replace \"a\" (repeat 1000000 \"b\") | len }}",
        "{{ regexReplaceAll \"a\" (repeat 1000000 \"a\") (repeat 1000 \"b\") | len }}",
        "{{ nindent 1000000 (repeat 1000000 \"\\n\") }}",
        "{{ join (repeat 100000 \"x\") (until 100000) }}",
        "{{ range until 100000 }}{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}{{ end }}",
        "{{ range until 100000 }}{{ until 100000 | len }}{{ end }}",
        "{{ range until 100000 }}0123456789abcdef{{ end }}",
        "{{ define \"t\" }}{{ template \"t\" . }}{{ end }}{{ template \"t\" . }}",
        "{{ define \"t\" }}{{ if true }}{{ if true }}{{ if true }}{{ template \"t\" . }}{{ end }}{{ end }}{{ end }}{{ end }}"
                + "{{ template \"t\" . }}",
        "{{ untilStep 0 9000000000000000000 1 }}",
        "{{ seq 1 1 900000000 }}",
        "{{ range 1000000000 }}{{ end }}",
        "{{ printf \"%2000000000d\" 1 }}{{ printf \"%.*f\" 1000000000 1.5 }}{{ repeat 9000000000000000000 \"x\" }}"
    })
    void endsWhatWouldNotEnd(String template) {
        assertThatThrownBy(() -> MessageTemplate.parse(template).render(DATA))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("line 1, column ");
    }

    /** On a stack as small as those of a controller's threads. */
    @Test
    void refusesWhatIsNestedTooDeep() throws Exception {
        List<String> deep = List.of(
                "(".repeat(100_000),
                "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}",
                "{{ if true }}".repeat(50_000) + "{{ end }}".repeat(50_000),
                "{{ if .x }}a" + "{{ else if .x }}b".repeat(50_000) + "{{ end }}",
                "{{ with .x }}a" + "{{ else with .x }}b".repeat(50_000) + "{{ end }}",
                "{{ .s" + ".a".repeat(100_000) + " }}",
                "{{ 1" + " | print".repeat(100_000) + " }}",
                "{{ range .l }}".repeat(90) + "x" + "{{ end }}".repeat(90));
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(
                null,
                () -> deep.forEach(template -> renderOrRefuse(template, template.substring(0, 20))),
                "small stack",
                512 * 1024);
        thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }

    /** A megabyte of each is read in one pass; a reader that goes back would not come to the end of the test. */
    @ParameterizedTest
    @ValueSource(strings = {"{", "{{", "}}", "{{.s}}", "{{- .s -}} ", "{{/* x */}}", "{{/*", "\"", "{{\"\\\"\"}}", "\n", "{{ `", "{{ 1_"})
    void readsLongTemplatesInOnePass(String piece) {
        renderOrRefuse(piece.repeat((1 << 20) / piece.length()), piece);
    }
}

package io.jenkins.plugins.reflector.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JellyTest {

    private static final Path RESOURCES = ProjectFolder.root().resolve("src/main/resources");
    private static final Path SAMPLES =
            ProjectFolder.root().resolve("src/test/resources/io/jenkins/plugins/reflector/build/views");

    @Test
    void ourViewsAreWhole() throws IOException {
        assertThat(ProjectFolder.filesBelow(RESOURCES, ".jelly")).isNotEmpty();
        assertThat(ViewChecks.faultsBelow(RESOURCES)).isEmpty();
    }

    /** Where a row becomes a card, on narrow screens, the heads are gone and each cell says by itself what it is. */
    @Test
    void theCellsOfOurTablesAreNamedLikeTheirHeads() throws IOException {
        Pattern table = Pattern.compile("(?s)<table class=\"[^\"]*reflector-table[^\"]*\".*?</table>");
        int named = 0;
        for (Path view : ProjectFolder.filesBelow(RESOURCES, ".jelly")) {
            Matcher tables = table.matcher(Files.readString(view));
            while (tables.find()) {
                List<String> heads = texts(tables.group(), "(?s)<th\\b[^>]*>(.*?)</th>").stream()
                        .map(head -> head.replaceAll("<[^>]*>", ""))
                        .toList();
                List<String> cells = texts(tables.group(), "<td\\b([^>]*)>");
                if (!cells.isEmpty()) {
                    assertThat(cells).as(view.toString()).hasSameSizeAs(heads);
                    for (int i = 0; i < cells.size(); i++) {
                        assertThat(cells.get(i)).as(view.toString()).contains("data-label=\"" + heads.get(i) + "\"");
                        named++;
                    }
                }
            }
        }
        assertThat(named).isPositive();
    }

    private static List<String> texts(String in, String pattern) {
        return Pattern.compile(pattern).matcher(in).results().map(found -> found.group(1).trim()).toList();
    }

    /** Where two changes of one rule were joined, a browser drops all that follows without a word. */
    @Test
    void everyRuleOfOurStylesheetsEnds() throws IOException {
        for (Path sheet : ProjectFolder.filesBelow(ProjectFolder.root().resolve("src/main/webapp"), ".css")) {
            String rules = Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", "");
            assertThat(rules.replaceAll("[^{}]", "").replaceAll("\\{(?:\\{\\})*\\}", "")).as(sheet.toString()).isEmpty();
        }
    }

    @Test
    void ourMessagesAreThoseThatAreUsed() throws IOException {
        assertThat(MessageChecks.faults(RESOURCES, ProjectFolder.root().resolve("src/main/java")))
                .isEmpty();
    }

    @Test
    void theChecksPassAGoodView() throws IOException {
        assertThat(ProjectFolder.filesBelow(SAMPLES.resolve("good"), ".jelly")).hasSize(1);
        assertThat(ViewChecks.faultsBelow(SAMPLES.resolve("good"))).isEmpty();
    }

    @Test
    void theChecksFindEachFaultOfABadView() throws IOException {
        assertThat(ViewChecks.faultsBelow(SAMPLES.resolve("bad")))
                // What the parser adds depends on the language of the machine.
                .map(fault -> fault.replaceFirst("(is not well-formed): .+", "$1"))
                .containsExactly(
                        "config.jelly does not begin with the line <?jelly escape-by-default='true'?>",
                        "config.jelly binds the field image but there is no help-image.html beside it",
                        "config.jelly binds the field policy but there is no help-policy.html beside it",
                        "config.jelly has code inside a <script>; move it to a file",
                        "config.jelly has code inside a <style>; move it to a file",
                        "config.jelly has code in the attribute onclick; add a listener in a script file",
                        "config.jelly uses the text lastScan, which config.properties does not have",
                        "config.properties has the text never.used, which config.jelly does not use",
                        "unclosed.jelly is not well-formed",
                        "help-empty.html says nothing",
                        "help-paragraph.html is not one <div>",
                        "help-script.html has a <script>");
    }

    @Test
    void theChecksFindMessagesMissingAndUnused() throws IOException {
        Path sample = SAMPLES.resolveSibling("messages");

        assertThat(MessageChecks.faults(sample, sample))
                .containsExactly(
                        "Messages of sample has no key for Scan_failed",
                        "Messages of sample has a key for Scan_unused that nothing uses");
    }
}

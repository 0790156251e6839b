package io.jenkins.plugins.reflector.engine.manifest;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of every kind, each with the edits that a reviewer would have typed, in {@code src/test/resources/manifests/corpus}:
 * {@code === title | path}, then the lines that are warned of as in {@code | warns 3, 5}, then the text, in which
 * {@code ‹old→new›} is an edit, {@code «p»} the marker of ns:p, {@code DIGEST} a digest, {@code ⇥} a tab, {@code ␣} a blank and {@code ␇} a bell.
 */
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/manifests/corpus");
    private static final Pattern EDIT = Pattern.compile("‹([^→]*)→([^›]*)›");

    /** What the policies picked; the tags of most are a number, a word or a date for some reader of YAML. */
    static final List<PolicyImage> PICKS = List.of(
            Picks.pick("p", "nginx", "1.23.1", null),
            Picks.pick("w", "ghcr.io/acme/web", "2.0.0", Picks.DIGEST),
            Picks.pick("r", "registry.example.com:5000/team/app", "3.1.0-rc.1", null),
            Picks.pick("n", "quay.io/acme/num", "1.20", null),
            Picks.pick("e", "quay.io/acme/exp", "1e3", null),
            Picks.pick("h", "quay.io/acme/hex", "0x1F", null),
            Picks.pick("o", "quay.io/acme/octal", "007", null),
            Picks.pick("y", "quay.io/acme/word", "yes", null),
            Picks.pick("u", "quay.io/acme/under", "1_000", null),
            Picks.pick("d", "quay.io/acme/date", "2024-01-01", null),
            Picks.pick("b", "quay.io/acme/build", "20260101", null));

    /** A file before and after. */
    record Pair(String title, String path, List<Integer> warnings, String before, String after) {
        @Override
        public String toString() {
            return title + " (" + path + ")";
        }

        boolean isYaml() {
            return FileEditor.isManifest(path);
        }

        private Pair as(String form, String newBefore, String newAfter) {
            return new Pair(title + ", " + form, path, warnings, newBefore, newAfter);
        }
    }

    private Corpus() {}

    /** All pairs as they are written. */
    static List<Pair> pairs() throws IOException {
        Path folder = Files.isDirectory(FOLDER) ? FOLDER : Path.of("../..").resolve(FOLDER);
        List<Pair> pairs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (String part : Files.readString(file).split("(?m)^=== ")) {
                    if (!part.isEmpty()) {
                        pairs.add(pair(part));
                    }
                }
            }
        }
        return pairs;
    }

    private static Pair pair(String part) {
        int end = part.indexOf('\n');
        String[] head = part.substring(0, end).split(" \\| ");
        String text = part.substring(end + 1)
                .replace("DIGEST", Picks.DIGEST)
                .replace('⇥', '\t')
                .replace('␣', ' ')
                .replace('␇', '\u0007');
        String expanded = Picks.expand(text);
        List<Integer> warnings = head.length == 2
                ? List.of()
                : Stream.of(head[2].substring("warns ".length()).split(", "))
                        .map(Integer::valueOf)
                        .toList();
        return new Pair(head[0], head[1], warnings, side(expanded, 1), side(expanded, 2));
    }

    private static String side(String text, int group) {
        return EDIT.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(group)));
    }

    /** A pair in all forms that a file may have: other line ends, a byte order mark, no last line break. */
    static Stream<Pair> forms(Pair pair) {
        return Stream.of(
                pair,
                pair.as("CR LF", pair.before().replace("\n", "\r\n"), pair.after().replace("\n", "\r\n")),
                pair.as("byte order mark", "\uFEFF" + pair.before(), "\uFEFF" + pair.after()),
                pair.as("no last line break", pair.before().stripTrailing(), pair.after().stripTrailing()));
    }

    /** All pairs in all forms. */
    static Stream<Pair> allForms() throws IOException {
        return pairs().stream().flatMap(Corpus::forms);
    }

    /** What all picks make of a file. */
    static Picks.Edited edit(String path, String text) {
        return Picks.edit(UpdateStrategy.BOTH, PICKS, path, text);
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.yaml.DocumentRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges an edit of a YAML file by readers that the engine does not use: the data differs in nothing but the reported
 * changes, each new value is a text to every reader, and putting the old texts back into their places gives the old file
 * byte by byte.
 */
final class EditJudge {
    private static final String STRING = "tag:yaml.org,2002:str";

    /** To YAML 1.2 they are letters like others, so what is one line to one reader is two to the other. */
    private static final Pattern LINE_BREAKS_OF_1_1 = Pattern.compile("[\\x85\\u2028\\u2029]");

    /** The same place in both versions; the old one is empty where an entry was inserted. */
    private record Span(int oldStart, int oldEnd, int newStart, int newEnd) {}

    private final YamlTree.Reader reader;
    /** Reported, and not found in the file yet. */
    private final List<Change> reported;

    private final List<Span> spans = new ArrayList<>();
    private final Set<YamlTree> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private String before = "";
    private String after = "";

    private EditJudge(YamlTree.Reader reader, List<Change> reported) {
        this.reader = reader;
        this.reported = reported;
    }

    /**
     * @return how many readers could read all the documents that were edited
     * @throws AssertionError if the edit is not what was reported
     */
    static int judge(String before, Picks.Edited edited) {
        int readers = 0;
        for (YamlTree.Reader reader : YamlTree.Reader.values()) {
            if (reader == YamlTree.Reader.YAML_1_1 && LINE_BREAKS_OF_1_1.matcher(before).find()) {
                continue;
            }
            List<Change> reported = new ArrayList<>(edited.changes());
            if (documents(reader, before, edited.text(), reported)) {
                assertThat(reported).as("reported, but not in the file, by %s", reader).isEmpty();
                readers++;
            }
        }
        return readers;
    }

    /** False if an edited document cannot be read. */
    private static boolean documents(YamlTree.Reader reader, String before, String after, List<Change> reported) {
        List<DocumentRange> old = DocumentRange.split(before);
        List<DocumentRange> now = DocumentRange.split(after);
        assertThat(now).hasSameSizeAs(old);
        for (int i = 0; i < old.size(); i++) {
            String oldText = before.substring(old.get(i).start(), old.get(i).end());
            String newText = after.substring(now.get(i).start(), now.get(i).end());
            if (!oldText.equals(newText)) {
                YamlTree oldTree = reader.read(oldText);
                if (oldTree == null) {
                    return false;
                }
                YamlTree newTree = reader.read(newText);
                assertThat(newTree).as("%s can read the edited document: %s", reader, newText).isNotNull();
                new EditJudge(reader, reported).document(oldText, oldTree, newText, newTree);
            }
        }
        return true;
    }

    private void document(String oldText, YamlTree oldTree, String newText, YamlTree newTree) {
        before = oldText;
        after = newText;
        compare(oldTree, newTree);
        StringBuilder restored = new StringBuilder();
        int at = 0;
        for (Span span : spans) {
            restored.append(after, at, span.newStart()).append(before, span.oldStart(), span.oldEnd());
            at = span.newEnd();
        }
        assertThat(restored.append(after.substring(at)).toString())
                .as("the old texts back in their places, by %s", reader)
                .isEqualTo(before);
    }

    private void compare(YamlTree old, YamlTree now) {
        if (!seen.add(old)) {
            return;
        }
        assertThat(now.kind()).isEqualTo(old.kind());
        assertThat(now.anchor()).isEqualTo(old.anchor());
        if (old.kind() == YamlTree.Kind.SCALAR) {
            scalar(old, now);
            return;
        }
        assertThat(now.tag()).isEqualTo(old.tag());
        assertThat(now.style()).isEqualTo(old.style());
        if (old.kind() == YamlTree.Kind.SEQUENCE) {
            assertThat(now.children().size()).isEqualTo(old.children().size());
            for (int i = 0; i < old.children().size(); i++) {
                compare(old.children().get(i), now.children().get(i));
            }
        } else {
            mapping(old, now);
        }
    }

    private void mapping(YamlTree old, YamlTree now) {
        int at = 0;
        for (int i = 0; i < now.children().size(); i += 2) {
            YamlTree key = now.children().get(i);
            YamlTree value = now.children().get(i + 1);
            boolean known = at < old.children().size()
                    && (key.text() == null || Objects.equals(key.text(), old.children().get(at).text()));
            if (known) {
                compare(old.children().get(at), key);
                compare(old.children().get(at + 1), value);
                at += 2;
            } else {
                inserted(key, value);
            }
        }
        assertThat(at).as("entries that are still there").isEqualTo(old.children().size());
    }

    /** With the comma, or the line break, that divides it from the entry before. */
    private void inserted(YamlTree key, YamlTree value) {
        take("", value.text());
        assertThat(value.tag()).isEqualTo(STRING);
        int start = key.start();
        while (after.charAt(start) != ',' && after.charAt(start) != '\n' && after.charAt(start) != '\r') {
            start--;
        }
        if (after.startsWith("\r\n", start - 1)) {
            start--;
        }
        int inOld = start - shift();
        spans.add(new Span(inOld, inOld, start, value.end()));
    }

    /** How much further in the new text all stands that follows the last span. */
    private int shift() {
        Span last = spans.isEmpty() ? new Span(0, 0, 0, 0) : spans.get(spans.size() - 1);
        return last.newEnd() - last.oldEnd();
    }

    private void scalar(YamlTree old, YamlTree now) {
        boolean same = now.text().equals(old.text())
                && now.tag().equals(old.tag())
                && now.style().equals(old.style());
        if (same) {
            return;
        }
        if (!take(old.text(), now.text())) {
            assertThat(old.style()).as("\"%s\" is changed, but not reported", old.text()).contains("|");
            assertThat(now.style()).isEqualTo(old.style());
            assertThat(documents(reader, old.text(), now.text(), reported))
                    .as("%s can read the text in the block: %s", reader, old.text())
                    .isTrue();
            assertThat(indentations(after, now)).isEqualTo(indentations(before, old));
        }
        assertThat(now.tag()).as("\"%s\" is a text to %s", now.text(), reader).isEqualTo(STRING);
        // A tag that went may have stood before a comment, on an earlier line.
        int start = Math.min(now.start(), old.start() + shift());
        spans.add(new Span(old.start(), end(before, old), start, end(after, now)));
    }

    /** Takes a change from the reported ones. Readers disagree on the last line break of a block at a file's end. */
    private boolean take(String old, String now) {
        for (Change change : reported) {
            if (change.oldValue().stripTrailing().equals(old.stripTrailing()) && change.newValue().equals(now)) {
                reported.remove(change);
                return true;
            }
        }
        return false;
    }

    private static List<Integer> indentations(String text, YamlTree block) {
        return text.substring(block.start(), end(text, block))
                .lines()
                .map(line -> line.length() - line.stripLeading().length())
                .toList();
    }

    /** A block's own end is the start of what follows it; its text ends with a line. */
    private static int end(String text, YamlTree scalar) {
        int end = scalar.end();
        while (end > scalar.start() && SourceText.isSpace(text.charAt(end - 1))) {
            end--;
        }
        while (end < scalar.end() && !SourceText.isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }
}

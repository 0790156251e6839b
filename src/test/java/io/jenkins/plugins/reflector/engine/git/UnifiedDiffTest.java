package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {

    private static final String NUMBERS = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n";

    @TempDir
    Path temp;

    private static FileChange change(String path, String before, String after) {
        return new FileChange(
                path, before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** What git makes of the old files with the diff must be the new files, byte by byte. */
    private void apply(List<FileChange> changes, String diff) throws IOException, InterruptedException {
        GitBinary.require();
        Path tree = Files.createTempDirectory(temp, "tree");
        for (FileChange change : changes) {
            Path file = tree.resolve(change.path());
            Files.createDirectories(file.getParent());
            Files.write(file, change.before());
        }
        Path patch = Files.writeString(temp.resolve("patch"), diff);
        GitBinary.run(tree, "init", "-q");
        GitBinary.run(tree, "apply", "--whitespace=nowarn", patch.toString());
        for (FileChange change : changes) {
            assertThat(tree.resolve(change.path())).hasBinaryContent(change.after());
        }
    }

    private void check(FileChange change, String... lines) throws IOException, InterruptedException {
        String diff = UnifiedDiff.of(List.of(change));
        assertThat(diff).isEqualTo(String.join("\n", lines) + "\n");
        apply(List.of(change), diff);
    }

    @Test
    void oneLine() throws Exception {
        check(
                change("apps/a.yaml", "images:\n- name: nginx\n  newTag: 1.23.0 # marker\n",
                        "images:\n- name: nginx\n  newTag: 1.23.1 # marker\n"),
                "diff --git a/apps/a.yaml b/apps/a.yaml",
                "--- a/apps/a.yaml",
                "+++ b/apps/a.yaml",
                "@@ -1,3 +1,3 @@",
                " images:",
                " - name: nginx",
                "-  newTag: 1.23.0 # marker",
                "+  newTag: 1.23.1 # marker");
    }

    @Test
    void severalHunksAndAnInsertedLine() throws Exception {
        check(
                change("n", NUMBERS, NUMBERS.replace("2\n3\n4\n", "2\ntwo and a half\n3\n4\n").replace("16\n", "17\n")),
                "diff --git a/n b/n",
                "--- a/n",
                "+++ b/n",
                "@@ -1,5 +1,6 @@",
                " 1",
                " 2",
                "+two and a half",
                " 3",
                " 4",
                " 5",
                "@@ -13,4 +14,4 @@",
                " 13",
                " 14",
                " 15",
                "-16",
                "+17");
    }

    @Test
    void noLineEndAtTheEnd() throws Exception {
        check(
                change("a.yaml", "a: 1", "a: 2"),
                "diff --git a/a.yaml b/a.yaml",
                "--- a/a.yaml",
                "+++ b/a.yaml",
                "@@ -1 +1 @@",
                "-a: 1",
                "\\ No newline at end of file",
                "+a: 2",
                "\\ No newline at end of file");
        check(
                change("a.yaml", "a: 1\nb: 1", "a: 2\nb: 1"),
                "diff --git a/a.yaml b/a.yaml",
                "--- a/a.yaml",
                "+++ b/a.yaml",
                "@@ -1,2 +1,2 @@",
                "-a: 1",
                "+a: 2",
                " b: 1",
                "\\ No newline at end of file");
    }

    @Test
    void lineEndsOfWindowsStay() throws Exception {
        check(
                change("a.yaml", "a: 1\r\nb: 1\r\n", "a: 1\r\nb: 2\r\n"),
                "diff --git a/a.yaml b/a.yaml",
                "--- a/a.yaml",
                "+++ b/a.yaml",
                "@@ -1,2 +1,2 @@",
                " a: 1\r",
                "-b: 1\r",
                "+b: 2\r");
    }

    @Test
    void namesAreQuotedAsGitDoes() throws Exception {
        check(
                change("äpp/ü.yaml", "ä: 1\n", "ä: ✓\n"),
                "diff --git \"a/\\303\\244pp/\\303\\274.yaml\" \"b/\\303\\244pp/\\303\\274.yaml\"",
                "--- \"a/\\303\\244pp/\\303\\274.yaml\"",
                "+++ \"b/\\303\\244pp/\\303\\274.yaml\"",
                "@@ -1 +1 @@",
                "-ä: 1",
                "+ä: ✓");
        FileChange space = change("my app/a b.yaml", "a: 1\n", "a: 2\n");
        apply(List.of(space), UnifiedDiff.of(List.of(space)));
    }

    @Test
    void severalFilesInTheirOrderAndNothingForWhatIsTheSame() throws Exception {
        List<FileChange> changes = List.of(
                change("b.yaml", "b: 1\n", "b: 2\n"), change("c.yaml", "c\n", "c\n"), change("a.yaml", "", "a: 2\n"));
        String diff = UnifiedDiff.of(changes);
        assertThat(diff.lines().filter(line -> line.startsWith("diff ")))
                .containsExactly("diff --git a/b.yaml b/b.yaml", "diff --git a/a.yaml b/a.yaml");
        assertThat(UnifiedDiff.of(changes.subList(1, 2))).isEmpty();
        apply(changes, diff);
    }
}

package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.util.QuotedString;

/** Shows changes of files as {@code git diff} does, fit for {@code git apply} (cli.md, {@code -o diff}). */
public final class UnifiedDiff {

    private UnifiedDiff() {}

    /** The diff of all files, in the given order; empty if none differs. Line ends are those of the files. */
    @NonNull
    public static String of(@NonNull List<FileChange> changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            for (FileChange change : changes) {
                append(out, formatter, change);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void append(ByteArrayOutputStream out, DiffFormatter formatter, FileChange change)
            throws IOException {
        RawText before = new RawText(change.before());
        RawText after = new RawText(change.after());
        EditList edits = DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM)
                .diff(RawTextComparator.DEFAULT, before, after);
        if (edits.isEmpty()) {
            return;
        }
        String a = QuotedString.GIT_PATH.quote("a/" + change.path());
        String b = QuotedString.GIT_PATH.quote("b/" + change.path());
        String header = "diff --git " + a + " " + b + "\n--- " + a + "\n+++ " + b + "\n";
        out.write(header.getBytes(StandardCharsets.UTF_8));
        formatter.format(edits, before, after);
        formatter.flush();
    }
}

package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** Lines of a unified diff that follow each other and are of one kind, for a page. */
public final class DiffPart {

    private final String kind;
    private final StringBuilder text = new StringBuilder();

    private DiffPart(String kind) {
        this.kind = kind;
    }

    /** {@code head}, {@code old}, {@code new} or {@code same}. */
    @NonNull
    public String getKind() {
        return kind;
    }

    /** The lines with their signs, each with its end. */
    @NonNull
    public String getText() {
        return text.toString();
    }

    /** The parts of a diff, in its order. */
    @NonNull
    static List<DiffPart> of(@NonNull String diff) {
        List<DiffPart> parts = new ArrayList<>();
        boolean inHunk = false;
        for (String line : diff.lines().toList()) {
            // A line that was taken out may itself begin with two dashes.
            inHunk = line.startsWith("@@") || inHunk && !line.startsWith("diff --git ");
            String kind = kind(line, inHunk);
            if (parts.isEmpty() || !parts.get(parts.size() - 1).kind.equals(kind)) {
                parts.add(new DiffPart(kind));
            }
            parts.get(parts.size() - 1).text.append(line).append('\n');
        }
        return parts;
    }

    private static String kind(String line, boolean inHunk) {
        if (!inHunk || line.startsWith("@@") || line.startsWith("[")) {
            return "head";
        }
        return line.startsWith("+") ? "new" : line.startsWith("-") ? "old" : "same";
    }
}

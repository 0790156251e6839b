package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said of a text with resources: of each one of them, and of what is none. */
public final class FluxImportNotes {

    private final List<Integer> separators = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** @param yaml documents with a line of three dashes between them */
    FluxImportNotes(@NonNull String yaml) {
        List<String> lines = yaml.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("---")) {
                separators.add(i + 1);
            }
        }
    }

    /** One resource. */
    public static final class Entry {

        private final int line;
        private final String text;
        private final List<String> notes;

        private Entry(int line, String text, List<String> notes) {
            this.line = line;
            this.text = text;
            this.notes = new ArrayList<>(notes);
        }

        /** What becomes of it. */
        @NonNull
        public String getText() {
            return text;
        }

        /** What is left out, wrong or suspicious, one sentence each. */
        @NonNull
        public List<String> getNotes() {
            return List.copyOf(notes);
        }
    }

    void add(@NonNull SourcePosition position, @NonNull String text, @NonNull List<String> notes) {
        entries.add(new Entry(position.line(), text, notes));
    }

    /** Told with the resource in whose document it is; all of these must have been added. */
    void problem(@NonNull Problem problem) {
        String text = problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem;
        entryOf(problem.position()).ifPresentOrElse(entry -> entry.notes.add(text), () -> others.add(text));
    }

    /** A list holds several resources in one document. */
    private Optional<Entry> entryOf(SourcePosition position) {
        return entries.stream()
                .filter(entry -> entry.line <= position.line() && document(entry.line) == document(position.line()))
                .max(Comparator.comparingInt(entry -> entry.line));
    }

    private long document(int line) {
        return separators.stream().filter(separator -> separator < line).count();
    }

    /** In the order of the text. */
    @NonNull
    List<Entry> entries() {
        return entries.stream().sorted(Comparator.comparingInt(entry -> entry.line)).toList();
    }

    /** What belongs to none of them, such as what cannot be read. */
    @NonNull
    List<String> others() {
        return List.copyOf(others);
    }
}

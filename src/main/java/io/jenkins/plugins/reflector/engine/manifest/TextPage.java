package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** A file that is no YAML, and the pieces of its text that are to change. */
final class TextPage implements Page {

    private record Piece(int start, int end, String text, Change change) {}

    private final String path;
    private final SourceText source;
    private final Consumer<ManifestWarning> warnings;
    private final List<Piece> pieces = new ArrayList<>();

    TextPage(@NonNull String path, @NonNull SourceText source, @NonNull Consumer<ManifestWarning> warnings) {
        this.path = path;
        this.source = source;
        this.warnings = warnings;
    }

    @NonNull
    @Override
    public String path() {
        return path;
    }

    @NonNull
    String text() {
        return source.text();
    }

    @Override
    public void warn(int offset, @NonNull String message) {
        warnings.accept(new ManifestWarning(path, source.lineOf(offset), message));
    }

    /**
     * Plans another text for a part of the file; nothing if it is that already, or if the part was planned before.
     *
     * @param kind what the file is, as reports name its one object
     */
    void replace(
            int start,
            int end,
            @NonNull String value,
            @NonNull String kind,
            @NonNull String setter,
            @NonNull PolicyImage pick) {
        String old = source.text().substring(start, end);
        if (!old.equals(value) && pieces.stream().noneMatch(piece -> piece.start() < end && start < piece.end())) {
            ObjectId object = new ObjectId("", kind, path.substring(path.lastIndexOf('/') + 1), "");
            pieces.add(new Piece(
                    start, end, value, new Change(
                            object, source.lineOf(start), old, value, setter, pick.policy(), pick.image())));
        }
    }

    /** The planned changes, in the order of the file. */
    @NonNull
    List<Change> changes() {
        pieces.sort(Comparator.comparingInt(Piece::start));
        return pieces.stream().map(Piece::change).toList();
    }

    /** The text with the changes made. */
    @NonNull
    String edited() {
        pieces.sort(Comparator.comparingInt(Piece::start));
        StringBuilder edited = new StringBuilder(source.length() + 64);
        int at = 0;
        for (Piece piece : pieces) {
            edited.append(source.text(), at, piece.start()).append(piece.text());
            at = piece.end();
        }
        return edited.append(source.text(), at, source.length()).toString();
    }
}

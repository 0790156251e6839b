package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The text of a file, and the pieces of it that are to change, whoever found them. */
final class TextPage implements Page {

    private record Piece(int start, int end, String text, Change change) {}

    private final String path;
    private final SourceText source;
    private final String kind;
    private final Consumer<ManifestWarning> warnings;
    private final List<Piece> pieces = new ArrayList<>();

    /** @param kind how reports name the one object that the file is */
    TextPage(
            @NonNull String path,
            @NonNull SourceText source,
            @NonNull String kind,
            @NonNull Consumer<ManifestWarning> warnings) {
        this.path = path;
        this.source = source;
        this.kind = kind;
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
    public int line(int offset) {
        return source.lineOf(offset);
    }

    @NonNull
    @Override
    public ObjectId object(int offset) {
        return new ObjectId("", kind, path.substring(path.lastIndexOf('/') + 1), "");
    }

    @Override
    public void warn(int offset, @NonNull String message) {
        warnings.accept(new ManifestWarning(path, line(offset), message));
    }

    /** Takes over an edit of a document of this file. */
    void add(@NonNull Edit edit) {
        pieces.add(new Piece(edit.start(), edit.end(), edit.text(), edit.change()));
    }

    /**
     * Plans another text for a part of the file; nothing if it is that already, or if the part was planned before.
     *
     * @return whether the text changes
     */
    boolean replace(
            int start,
            int end,
            @NonNull String value,
            @NonNull String setter,
            @NonNull PolicyImage pick) {
        String old = source.text().substring(start, end);
        if (!old.equals(value) && pieces.stream().noneMatch(piece -> piece.start() < end && start < piece.end())) {
            Change change =
                    new Change(object(start), line(start), old, value, setter, pick.policy(), pick.image());
            pieces.add(new Piece(start, end, value, change));
            return true;
        }
        return false;
    }

    /** The planned changes, in the order of the file. */
    @NonNull
    List<Change> changes() {
        pieces.sort(Comparator.comparingInt(Piece::start));
        return pieces.stream().map(Piece::change).toList();
    }

    /**
     * The bytes of the file with the changes made.
     *
     * @param content its bytes as they are
     */
    @NonNull
    byte[] edited(@NonNull byte[] content) {
        pieces.sort(Comparator.comparingInt(Piece::start));
        ByteArrayOutputStream edited = new ByteArrayOutputStream(content.length + 128);
        // Chars and bytes are one and the same unless there is something beyond ASCII.
        boolean ascii = content.length == source.length();
        int at = 0;
        for (Piece piece : pieces) {
            copy(content, ascii, at, piece.start(), edited);
            edited.writeBytes(piece.text().getBytes(StandardCharsets.UTF_8));
            at = piece.end();
        }
        copy(content, ascii, at, source.length(), edited);
        return edited.toByteArray();
    }

    private void copy(byte[] content, boolean ascii, int from, int to, ByteArrayOutputStream into) {
        if (ascii) {
            into.write(content, from, to - from);
        } else {
            into.writeBytes(source.text().substring(from, to).getBytes(StandardCharsets.UTF_8));
        }
    }
}

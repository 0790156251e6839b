package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.yaml.DocumentRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One document that was read, and the edits that are planned for it. */
final class Manifest implements Page {

    /** Tells where in the file the offsets of a document stand. */
    interface Locator {

        int line(int offset);

        @NonNull
        ObjectId object(int offset);
    }

    private record OwnLines(SourceText source, ObjectIds ids) implements Locator {

        @Override
        public int line(int offset) {
            return source.lineOf(offset);
        }

        @Override
        public ObjectId object(int offset) {
            return ids.of(offset);
        }
    }

    private final String path;
    private final SourceText source;
    private final DocumentRange range;
    private final YamlNode root;
    private final Locator locator;
    private final ScalarWriter writer;
    private final Consumer<ManifestWarning> warnings;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<YamlNode.Scalar> claimed = new HashSet<>();
    private final List<EmbeddedDocuments> embedded = new ArrayList<>();

    Manifest(
            @NonNull String path,
            @NonNull SourceText source,
            @NonNull DocumentRange range,
            @NonNull YamlNode root,
            @CheckForNull Locator outer,
            @NonNull Consumer<ManifestWarning> warnings) {
        this.path = path;
        this.source = source;
        this.range = range;
        this.root = root;
        this.locator = outer == null ? new OwnLines(source, new ObjectIds(root)) : outer;
        this.writer = new ScalarWriter(source, FileKind.of(path) == FileKind.JSON);
        this.warnings = warnings;
    }

    @NonNull
    @Override
    public String path() {
        return path;
    }

    @NonNull
    SourceText source() {
        return source;
    }

    @NonNull
    DocumentRange range() {
        return range;
    }

    @NonNull
    YamlNode root() {
        return root;
    }

    @Override
    public int line(int offset) {
        return locator.line(offset);
    }

    @NonNull
    @Override
    public ObjectId object(int offset) {
        return locator.object(offset);
    }

    @Override
    public void warn(int offset, @NonNull String message) {
        warnings.accept(new ManifestWarning(path, line(offset), message));
    }

    /** Passes on what a document within this one has to say. */
    void accept(@NonNull ManifestWarning warning) {
        warnings.accept(warning);
    }

    /** Keeps edits by name away from a scalar that has a marker. */
    void claim(@NonNull YamlNode.Scalar scalar) {
        claimed.add(scalar);
    }

    boolean isClaimed(@NonNull YamlNode.Scalar scalar) {
        return claimed.contains(scalar);
    }

    /** The value that a scalar will have: a marker may give an image another name. */
    @NonNull
    String planned(@NonNull YamlNode.Scalar scalar) {
        if (isClaimed(scalar)) {
            for (Edit edit : edits) {
                if (edit.target() == scalar && edit.key() == null) {
                    return edit.value();
                }
            }
        }
        return scalar.value();
    }

    /**
     * Plans a new value for a scalar; nothing if it has that value, a warning if there is no text to replace.
     *
     * @return whether the value changes
     */
    boolean set(
            @NonNull YamlNode.Scalar scalar,
            @NonNull String value,
            @NonNull String setter,
            @NonNull PolicyImage pick) {
        if (scalar.value().equals(value)) {
            return false;
        }
        ScalarWriter.Replacement replacement = writer.replace(scalar, value);
        if (replacement == null) {
            warn(scalar.start(), "Policy " + pick.policy() + " has nothing to replace here; write a first value by hand.");
            return false;
        }
        Change change = change(scalar, scalar.value(), value, setter, pick);
        edits.add(new Edit(replacement.start(), replacement.end(), replacement.text(), scalar, null, value, change));
        return true;
    }

    /**
     * Plans a new entry behind the entry whose value is {@code after}; its line is reported as the change's line.
     *
     * @param at where the text goes
     * @param text the entry with all that divides it from its neighbours
     */
    void insert(
            @NonNull YamlNode.Scalar after,
            int at,
            @NonNull String text,
            @NonNull String key,
            @NonNull String value,
            @NonNull String setter,
            @NonNull PolicyImage pick) {
        edits.add(new Edit(at, at, text, after, key, value, change(after, "", value, setter, pick)));
    }

    /** Reads the documents that a literal block holds as text, if the node is such a block. */
    void embedded(@CheckForNull YamlNode node, @NonNull BiConsumer<Manifest, YamlNode.Mapping> reader) {
        if (node instanceof YamlNode.Scalar scalar && !isClaimed(scalar)) {
            BlockText block = BlockText.of(source, scalar);
            if (block != null) {
                EmbeddedDocuments documents = new EmbeddedDocuments(this, scalar, block);
                embedded.add(documents);
                documents.forEach(reader);
            }
        }
    }

    private Change change(
            YamlNode.Scalar scalar, String oldValue, String newValue, String setter, PolicyImage pick) {
        return new Change(
                object(scalar.start()),
                line(scalar.content()),
                oldValue,
                newValue,
                setter,
                pick.policy(),
                pick.image());
    }

    /** The edits in the order of the file; none, and a warning, if they cannot be made safely. */
    @NonNull
    List<Edit> safeEdits() {
        // Edits never overlap: each scalar is set once, within its own text, and entries are inserted behind a scalar.
        // The sort is stable: what is inserted at one place keeps the order in which it was planned.
        embedded.forEach(documents -> edits.addAll(documents.edits()));
        edits.sort(Comparator.comparingInt(Edit::start));
        if (!edits.isEmpty() && !isAsPlanned()) {
            warn(
                    edits.get(0).start(),
                    "This edit would change more of the document than its value, so the document is left alone;"
                            + " edit it by hand.");
            return List.of();
        }
        return edits;
    }

    private boolean isAsPlanned() {
        StringBuilder spliced = new StringBuilder();
        splice(source.text(), range.start(), range.end(), edits, spliced);
        try {
            return YamlScanner.scan(spliced.toString(), 0, spliced.length())
                    .filter(after -> new EditCheck(edits).same(root, after))
                    .isPresent();
        } catch (BrokenYamlException e) {
            return false;
        }
    }

    /** Copies a part of a text with the edits made. */
    static void splice(String text, int from, int to, List<Edit> edits, StringBuilder into) {
        int at = from;
        for (Edit edit : edits) {
            into.append(text, at, edit.start()).append(edit.text());
            at = edit.end();
        }
        into.append(text, at, to);
    }
}

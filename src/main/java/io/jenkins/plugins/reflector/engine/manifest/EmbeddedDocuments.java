package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.yaml.DocumentRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** YAML that a literal block of another document holds: read by itself, and edited in place in the file. */
final class EmbeddedDocuments implements Manifest.Locator {
    private final Manifest outer;
    private final YamlNode.Scalar scalar;
    private final BlockText block;
    private final List<Manifest> documents = new ArrayList<>();

    EmbeddedDocuments(@NonNull Manifest outer, @NonNull YamlNode.Scalar scalar, @NonNull BlockText block) {
        this.outer = outer;
        this.scalar = scalar;
        this.block = block;
    }

    @Override
    public int line(int offset) {
        return outer.line(block.inFile(offset));
    }

    /** The object that holds the text, not one that the text holds. */
    @NonNull
    @Override
    public ObjectId object(int offset) {
        return outer.object(scalar.start());
    }

    /** Shows each document that can be read; text that is none, such as a template, is passed over. */
    void forEach(@NonNull BiConsumer<Manifest, YamlNode.Mapping> reader) {
        SourceText source = new SourceText(block.text());
        for (DocumentRange range : DocumentRange.split(block.text())) {
            try {
                if (YamlScanner.scan(block.text(), range.start(), range.end()).orElse(null)
                        instanceof YamlNode.Mapping root) {
                    Manifest inner = new Manifest(outer.path(), source, range, root, this, outer::accept);
                    documents.add(inner);
                    reader.accept(inner, root);
                }
            } catch (BrokenYamlException e) {
                // Whoever writes YAML as text may write something else as well.
            }
        }
    }

    /** The planned edits, with places of the file. */
    @NonNull
    List<Edit> edits() {
        List<Edit> inner = new ArrayList<>();
        for (Manifest document : documents) {
            inner.addAll(document.safeEdits());
        }
        inner.removeIf(edit -> edit.text().indexOf('\n') >= 0);
        if (inner.isEmpty()) {
            return List.of();
        }
        inner.sort(Comparator.comparingInt(Edit::start));
        StringBuilder edited = new StringBuilder();
        Manifest.splice(block.text(), 0, block.text().length(), inner, edited);
        // The block may hold more or fewer line breaks at its end than its lines show, by its chomping.
        String value = edited.toString().stripTrailing()
                + scalar.value().substring(scalar.value().stripTrailing().length());
        return inner.stream()
                .map(edit -> new Edit(
                        block.inFile(edit.start()),
                        block.inFile(edit.end()),
                        edit.text(),
                        scalar,
                        null,
                        value,
                        edit.change()))
                .toList();
    }
}

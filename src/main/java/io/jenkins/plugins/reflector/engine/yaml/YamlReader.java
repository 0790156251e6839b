package io.jenkins.plugins.reflector.engine.yaml;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads YAML 1.2, and so JSON. A document that cannot be read costs only itself: the text is split at its document
 * markers first, and the other documents are still read (product.md, "a broken document").
 */
public final class YamlReader {

    /** Longest text that is read, in chars. */
    static final int MAX_LENGTH = 16 * 1024 * 1024;

    private YamlReader() {}

    /**
     * Reads all documents of a text.
     *
     * @param file the file's name, for messages
     * @param text its content
     */
    @NonNull
    public static YamlDocuments read(@NonNull String file, @NonNull String text) {
        List<YamlNode> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        if (text.length() > MAX_LENGTH) {
            problems.add(error(
                    new SourcePosition(file, 0, 0),
                    "the file is longer than " + MAX_LENGTH / (1024 * 1024) + " MiB and is not read; split it"));
            return new YamlDocuments(documents, problems);
        }
        for (DocumentRange range : DocumentRange.split(text)) {
            try {
                documents.addAll(new TreeBuilder(file, range.firstLine())
                        .build(text.substring(range.start(), range.end())));
            } catch (YamlSyntaxException e) {
                problems.add(error(e.position(), e.getMessage()));
            }
        }
        return new YamlDocuments(documents, problems);
    }

    private static Problem error(SourcePosition position, String message) {
        return new Problem(Problem.Severity.ERROR, position, "", message);
    }
}

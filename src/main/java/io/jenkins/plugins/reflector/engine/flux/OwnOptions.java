package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.yaml.YamlDocuments;
import io.jenkins.plugins.reflector.engine.yaml.YamlMapping;
import io.jenkins.plugins.reflector.engine.yaml.YamlNode;
import io.jenkins.plugins.reflector.engine.yaml.YamlReader;
import io.jenkins.plugins.reflector.engine.yaml.YamlScalar;
import io.jenkins.plugins.reflector.engine.yaml.YamlSequence;
import java.util.List;

/**
 * Finds the object with our options: {@code spec.reflector}, or the same object as JSON or YAML text in an annotation, since
 * an API server refuses fields that its schema does not declare (product.md, "our own options in Flux resources").
 */
final class OwnOptions {

    /** The field of {@code spec}. */
    static final String FIELD = "reflector";

    /** The annotation that may hold the same object as text. */
    static final String ANNOTATION = "image-reflector.jenkins.io/options";

    private static final String ANNOTATION_PATH = "metadata.annotations[" + ANNOTATION + "]";

    private OwnOptions() {}

    /**
     * The options of a resource, ready to be read field by field; the caller ends with {@link FieldReader#done}. If both
     * places have some, those of {@code spec.reflector} count and a warning says so: two half objects joined would be
     * harder to foresee than one whole.
     *
     * @return null if there are none, or none that can be read, which is then logged as an error
     */
    @CheckForNull
    static FieldReader of(Header header, FieldReader spec) {
        FieldReader field = spec.object(FIELD);
        OptionsText annotation = header.options();
        if (annotation == null) {
            return field;
        }
        if (spec.has(FIELD)) {
            spec.log().warning(annotation.position(), ANNOTATION_PATH,
                    "has no effect, since spec." + FIELD + " is given too; remove one of them");
            return field;
        }
        return parse(annotation, spec.log());
    }

    /** Says of a kind that has no options that the annotation has no effect there. */
    static void refuse(Header header, ProblemLog log) {
        OptionsText annotation = header.options();
        if (annotation != null) {
            log.warning(annotation.position(), ANNOTATION_PATH,
                    "has no effect: a " + header.kind() + " has no options of ours");
        }
    }

    @CheckForNull
    private static FieldReader parse(OptionsText annotation, ProblemLog log) {
        SourcePosition at = annotation.position();
        YamlDocuments read = YamlReader.read(at.file(), annotation.text());
        if (!read.problems().isEmpty()) {
            Problem first = read.problems().get(0);
            log.error(at, ANNOTATION_PATH, "in line " + first.position().line() + " of this text: " + first.message());
            return null;
        }
        List<YamlNode> roots = read.documents();
        if (roots.isEmpty()) {
            return null;
        }
        if (roots.size() > 1 || !(roots.get(0) instanceof YamlMapping mapping)) {
            log.error(at, ANNOTATION_PATH, "expected one mapping as JSON or YAML text, such as {\"minimumAge\": \"72h\"}, found "
                    + (roots.size() > 1 ? roots.size() + " documents" : roots.get(0).describe()));
            return null;
        }
        return new FieldReader((YamlMapping) moved(mapping, at), ANNOTATION_PATH, log);
    }

    /** The same with the annotation's place for every node: lines of a quoted text are not lines of the file. */
    private static YamlNode moved(YamlNode node, SourcePosition at) {
        if (node instanceof YamlMapping mapping) {
            return new YamlMapping(
                    mapping.entries().stream()
                            .map(e -> new YamlMapping.Entry((YamlScalar) moved(e.key(), at), moved(e.value(), at)))
                            .toList(),
                    at);
        }
        if (node instanceof YamlSequence sequence) {
            return new YamlSequence(sequence.items().stream().map(i -> moved(i, at)).toList(), at);
        }
        YamlScalar scalar = (YamlScalar) node;
        return new YamlScalar(scalar.text(), scalar.type(), at);
    }
}

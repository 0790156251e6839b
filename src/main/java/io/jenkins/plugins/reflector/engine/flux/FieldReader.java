package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.GoDuration;
import io.jenkins.plugins.reflector.engine.resource.NearestName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.yaml.YamlMapping;
import io.jenkins.plugins.reflector.engine.yaml.YamlNode;
import io.jenkins.plugins.reflector.engine.yaml.YamlScalar;
import io.jenkins.plugins.reflector.engine.yaml.YamlSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Typed access to the fields of one object. What is wrong goes to the log and reads as absent; a null value counts as
 * absent, as it does for the API server. Every name that is asked for is known; {@link #done} reports the others.
 */
final class FieldReader {

    private final YamlMapping node;
    private final String path;
    private final ProblemLog log;
    private final Set<String> known = new LinkedHashSet<>();

    FieldReader(YamlMapping node, String path, ProblemLog log) {
        this.node = node;
        this.path = path;
        this.log = log;
    }

    SourcePosition position() {
        return node.position();
    }

    /** Where a field's value stands, or this object if the field is missing. */
    SourcePosition position(String name) {
        return node.get(name).map(YamlNode::position).orElse(node.position());
    }

    /** This object's own path. */
    String path() {
        return path;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    ProblemLog log() {
        return log;
    }

    void error(String name, String message) {
        log.error(position(name), path(name), message);
    }

    void warning(String name, String message) {
        log.warning(position(name), path(name), message);
    }

    /** Whether the field is there and not null. */
    boolean has(String name) {
        return value(name) != null;
    }

    /** The names of this object's fields in the order of the text. */
    List<String> names() {
        return node.entries().stream().map(e -> e.key().text()).toList();
    }

    @CheckForNull
    String text(String name) {
        YamlNode value = value(name);
        return value == null ? null : textOf(value, path(name), log);
    }

    String text(String name, String fallback) {
        String text = text(name);
        return text == null ? fallback : text;
    }

    /** A text that must be there; it may be empty. */
    @CheckForNull
    String requiredText(String name) {
        return required(name, "text") ? text(name) : null;
    }

    /** A text that must be there and must not be empty. */
    @CheckForNull
    String requiredName(String name) {
        String text = requiredText(name);
        if (text != null && text.isEmpty()) {
            error(name, "must not be empty");
            return null;
        }
        return text;
    }

    /** One of a few words; empty text counts as absent. */
    @CheckForNull
    String word(String name, List<String> allowed) {
        String text = text(name);
        if (text == null || text.isEmpty() || allowed.contains(text)) {
            return text == null || text.isEmpty() ? null : text;
        }
        error(name, "expected one of " + String.join(", ", allowed) + ", found '" + text + "'");
        return null;
    }

    boolean flag(String name) {
        YamlNode value = value(name);
        if (value == null) {
            return false;
        }
        if (value instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.BOOLEAN) {
            return scalar.text().toLowerCase(Locale.ROOT).equals("true");
        }
        String found = value instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.STRING
                ? "the text '" + scalar.text() + "'"
                : value.describe();
        error(name, "expected true or false, found " + found);
        return false;
    }

    /** A whole number within bounds. */
    @CheckForNull
    Integer number(String name, int least, int most) {
        YamlNode value = value(name);
        if (value == null) {
            return null;
        }
        try {
            if (value instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.INTEGER) {
                int number = Integer.parseInt(scalar.text());
                if (number >= least && number <= most) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // Told below, as other wrong numbers are.
        }
        error(name, "expected a whole number from " + least + " to " + most + ", found " + value.describe());
        return null;
    }

    @CheckForNull
    Duration interval(String name) {
        return duration(name, GoDuration::parse);
    }

    @CheckForNull
    Duration requiredInterval(String name) {
        return required(name, "a duration such as 10m") ? interval(name) : null;
    }

    @CheckForNull
    Duration timeout(String name) {
        return duration(name, GoDuration::parseTimeout);
    }

    @CheckForNull
    private Duration duration(String name, Function<String, Duration> parser) {
        YamlNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.INTEGER) {
            error(name, "expected a duration with a unit, such as " + scalar.text() + "s or " + scalar.text()
                    + "m, found the number " + scalar.text());
            return null;
        }
        String text = textOf(value, path(name), log);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            error(name, e.getMessage());
            return null;
        }
    }

    @CheckForNull
    FieldReader object(String name) {
        YamlNode value = value(name);
        return value == null ? null : objectOf(value, path(name));
    }

    @CheckForNull
    FieldReader requiredObject(String name) {
        return required(name, "a mapping") ? object(name) : null;
    }

    /** The {@code name} inside of a reference such as {@code secretRef: {name: x}}. */
    @CheckForNull
    String reference(String name) {
        FieldReader reference = object(name);
        if (reference == null) {
            return null;
        }
        String target = reference.requiredName("name");
        reference.done();
        return target;
    }

    List<FieldReader> objects(String name) {
        List<FieldReader> objects = new ArrayList<>();
        List<YamlNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            FieldReader object = objectOf(items.get(i), path(name) + "[" + i + "]");
            if (object != null) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** A list of texts and mappings. */
    void textsAndObjects(String name, Consumer<String> text, Consumer<FieldReader> object) {
        List<YamlNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            String at = path(name) + "[" + i + "]";
            if (items.get(i) instanceof YamlMapping mapping) {
                object.accept(new FieldReader(mapping, at, log));
            } else {
                Optional.ofNullable(textOf(items.get(i), at, log)).ifPresent(text);
            }
        }
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<YamlNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            String text = textOf(items.get(i), path(name) + "[" + i + "]", log);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    Map<String, String> textMap(String name) {
        FieldReader object = object(name);
        if (object == null) {
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : object.node.entries()) {
            String key = entry.key().text();
            String text = isNull(entry.value()) ? "" : textOf(entry.value(), object.path(key), log);
            if (text != null) {
                map.put(key, text);
            }
        }
        return map;
    }

    /** As {@link #textMap}, but whatever is wrong is told without a value, which may be a password of digits alone. */
    Map<String, String> secretMap(String name) {
        YamlNode value = value(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof YamlMapping mapping)) {
            log.error(value.position(), path(name), "expected a mapping of keys to texts");
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (isNull(entry.value())) {
                map.put(key, "");
            } else if (entry.value() instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.STRING) {
                map.put(key, scalar.text());
            } else {
                log.error(entry.value().position(), path(name) + "." + key, "expected text; put the value in quotes");
            }
        }
        return map;
    }

    /** These fields exist, and nothing here depends on them. */
    void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /** Reports the fields that nobody asked for. */
    void done() {
        for (YamlMapping.Entry entry : node.entries()) {
            String name = entry.key().text();
            if (known.contains(name)) {
                continue;
            }
            String hint = NearestName.of(name, known)
                    .map(nearest -> "; did you mean '" + nearest + "'?")
                    .orElse(known.isEmpty() ? "" : "; known here: " + String.join(", ", new TreeSet<>(known)));
            log.warning(entry.key().position(), path(name), "unknown field, which has no effect" + hint);
        }
    }

    private boolean required(String name, String expected) {
        if (value(name) == null) {
            log.error(position(name), path(name), "is missing; expected " + expected);
            return false;
        }
        return true;
    }

    @CheckForNull
    private YamlNode value(String name) {
        known.add(name);
        return node.get(name).filter(v -> !isNull(v)).orElse(null);
    }

    private List<YamlNode> items(String name) {
        YamlNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof YamlSequence sequence) {
            return sequence.items();
        }
        error(name, "expected a list, found " + value.describe());
        return List.of();
    }

    @CheckForNull
    private FieldReader objectOf(YamlNode value, String at) {
        if (value instanceof YamlMapping mapping) {
            return new FieldReader(mapping, at, log);
        }
        log.error(value.position(), at, "expected a mapping, found " + value.describe());
        return null;
    }

    @CheckForNull
    private static String textOf(YamlNode value, String at, ProblemLog log) {
        if (value instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.STRING) {
            return scalar.text();
        }
        String hint = value instanceof YamlScalar scalar && scalar.type() != YamlScalar.Type.NULL
                ? "; put it in quotes: \"" + scalar.text() + "\""
                : "";
        log.error(value.position(), at, "expected text, found " + value.describe() + hint);
        return null;
    }

    private static boolean isNull(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.NULL;
    }
}

package io.jenkins.plugins.reflector.engine.yaml;

import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Builds trees from the parser's events, within limits that no honest file reaches. */
final class TreeBuilder {

    private static final int MAX_DEPTH = 100;
    /** Aliases counted as often as they are used: what stops a small text from unfolding into a huge tree. */
    private static final long MAX_NODES = 1_000_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(YamlReader.MAX_LENGTH)
            .setParseComments(false)
            .build();
    private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);

    /** A finished node, and how many nodes it unfolds to. */
    private record Sized(YamlNode node, long size) {}

    private final String file;
    private final int firstLine;
    private final Map<Anchor, Sized> anchors = new HashMap<>();
    private Parser parser;
    private long nodes;

    TreeBuilder(String file, int firstLine) {
        this.file = file;
        this.firstLine = firstLine;
    }

    List<YamlNode> build(String text) throws YamlSyntaxException {
        refuseControlCharacters(text);
        List<YamlNode> roots = new ArrayList<>();
        try {
            parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
            while (parser.hasNext()) {
                if (parser.next().getEventId() != Event.ID.DocumentStart) {
                    continue;
                }
                anchors.clear();
                YamlNode root = node(parser.next(), 0);
                if (!(root instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.NULL)) {
                    roots.add(root);
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw syntaxError(e);
        } catch (YamlEngineException e) {
            throw new YamlSyntaxException(
                    new SourcePosition(file, firstLine, 0), "this document is not valid YAML; correct it");
        }
        return roots;
    }

    private YamlNode node(Event event, int depth) throws YamlSyntaxException {
        if (depth > MAX_DEPTH) {
            throw new YamlSyntaxException(at(event), "the document is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        count(event, 1);
        long before = nodes;
        YamlNode node;
        Optional<Anchor> anchor;
        if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar);
            anchor = scalar.getAnchor();
        } else if (event instanceof SequenceStartEvent sequence) {
            node = sequence(event, depth);
            anchor = sequence.getAnchor();
        } else {
            node = mapping(event, depth);
            anchor = ((MappingStartEvent) event).getAnchor();
        }
        anchor.ifPresent(a -> anchors.put(a, new Sized(node, nodes - before + 1)));
        return node;
    }

    private YamlNode aliased(AliasEvent alias) throws YamlSyntaxException {
        Sized target = anchors.get(alias.getAlias());
        if (target == null) {
            throw new YamlSyntaxException(
                    at(alias),
                    "the alias *" + alias.getAlias() + " names no anchor that ends before it; define &"
                            + alias.getAlias() + " first");
        }
        count(alias, target.size());
        return target.node();
    }

    private void count(Event event, long more) throws YamlSyntaxException {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw new YamlSyntaxException(
                    at(event), "the document has more than " + MAX_NODES + " values, its aliases unfolded; split it");
        }
    }

    private YamlScalar scalar(ScalarEvent event) {
        return new YamlScalar(event.getValue(), type(event), at(event));
    }

    private static YamlScalar.Type type(ScalarEvent event) {
        Tag tag;
        if (event.getTag().isPresent() && !event.getTag().get().equals("!")) {
            tag = new Tag(event.getTag().get());
        } else if (event.getScalarStyle() != ScalarStyle.PLAIN) {
            tag = Tag.STR;
        } else {
            tag = RESOLVER.resolve(event.getValue(), true);
        }
        if (tag.equals(Tag.INT)) {
            return YamlScalar.Type.INTEGER;
        } else if (tag.equals(Tag.FLOAT)) {
            return YamlScalar.Type.FLOAT;
        } else if (tag.equals(Tag.BOOL)) {
            return YamlScalar.Type.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? YamlScalar.Type.NULL : YamlScalar.Type.STRING;
    }

    private YamlSequence sequence(Event start, int depth) throws YamlSyntaxException {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = parser.next(); event.getEventId() != Event.ID.SequenceEnd; event = parser.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlSequence(items, at(start));
    }

    private YamlMapping mapping(Event start, int depth) throws YamlSyntaxException {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        List<YamlNode> merged = new ArrayList<>();
        for (Event event = parser.next(); event.getEventId() != Event.ID.MappingEnd; event = parser.next()) {
            boolean merge = event instanceof ScalarEvent scalar
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && scalar.getValue().equals("<<");
            if (!(node(event, depth + 1) instanceof YamlScalar key)) {
                throw new YamlSyntaxException(at(event), "a key must be a single value, not a list or a mapping");
            }
            YamlNode value = node(parser.next(), depth + 1);
            if (merge) {
                merged.add(value);
                continue;
            }
            YamlMapping.Entry earlier = entries.putIfAbsent(key.text(), new YamlMapping.Entry(key, value));
            if (earlier != null) {
                throw new YamlSyntaxException(
                        at(event),
                        "the key '" + key.text() + "' stands twice in one mapping, first in line "
                                + earlier.key().position().line() + "; remove one of them");
            }
        }
        for (YamlNode value : merged) {
            merge(value, entries);
        }
        return new YamlMapping(List.copyOf(entries.values()), at(start));
    }

    /** Merge keys are YAML 1.1, yet Kubernetes reads them; what the mapping itself says wins. */
    private static void merge(YamlNode value, Map<String, YamlMapping.Entry> entries) throws YamlSyntaxException {
        if (value instanceof YamlMapping mapping) {
            mapping.entries().forEach(e -> entries.putIfAbsent(e.key().text(), e));
        } else if (value instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                merge(item, entries);
            }
        } else {
            throw new YamlSyntaxException(
                    value.position(), "the merge key << takes a mapping or a list of mappings, not " + value.describe());
        }
    }

    private void refuseControlCharacters(String text) throws YamlSyntaxException {
        int line = firstLine;
        int column = 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                throw new YamlSyntaxException(
                        new SourcePosition(file, line, column),
                        String.format("the character U+%04X is not allowed in YAML; remove it or save the file as UTF-8", c));
            }
            i += Character.charCount(c);
            boolean newLine = c == '\n' || c == '\r' && (i >= text.length() || text.charAt(i) != '\n');
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
    }

    private YamlSyntaxException syntaxError(MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
        SourcePosition position = mark.map(this::at).orElse(new SourcePosition(file, firstLine, 0));
        String context = e.getContext() == null ? "" : " " + e.getContext().strip();
        String problem = e.getProblem() == null ? "" : ": " + e.getProblem().strip();
        String hint = problem.contains("'\\t") || problem.contains("TAB")
                ? "; indent with spaces, not with tabs"
                : "; check the indentation, colons and quotes here";
        return new YamlSyntaxException(position, "this is not valid YAML" + context + problem + hint);
    }

    private SourcePosition at(Event event) {
        return event.getStartMark().map(this::at).orElse(new SourcePosition(file, firstLine, 0));
    }

    private SourcePosition at(Mark mark) {
        return new SourcePosition(file, firstLine + mark.getLine(), mark.getColumn() + 1);
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one document into {@link YamlNode}s. The only class here that knows the YAML library. */
final class YamlScanner {
    /** More than any manifest; the recursion below needs a bound. */
    private static final int MAX_DEPTH = 200;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setParseComments(false)
            .setUseMarks(true)
            .setCodePointLimit(64 * 1024 * 1024)
            .build();

    private final String text;
    private final int base;
    /** Char offset of each code point; null if every code point of the document is one char. */
    @CheckForNull
    private final int[] chars;

    private final ParserImpl parser;
    private final Set<String> anchors = new HashSet<>();
    private int lastStart;

    private YamlScanner(String text, int from, int to) {
        this.text = text;
        this.base = from;
        String document = text.substring(from, to);
        this.chars = charOffsets(document);
        this.lastStart = from;
        this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, document));
    }

    /**
     * Reads the document between two offsets.
     *
     * @return its root; empty if it has no content
     * @throws BrokenYamlException if it is not one well-formed document
     */
    @NonNull
    static Optional<YamlNode> scan(@NonNull String text, int from, int to) throws BrokenYamlException {
        YamlScanner scanner = null;
        try {
            scanner = new YamlScanner(text, from, to);
            return scanner.document();
        } catch (MarkedYamlEngineException e) {
            int offset = scanner == null ? from : e.getProblemMark().map(scanner::offset).orElse(scanner.lastStart);
            throw new BrokenYamlException(offset, sentence(e.getProblem()));
        } catch (ReaderException e) {
            int at = Math.max(0, Math.min(e.getPosition(), to - from));
            throw new BrokenYamlException(from + at, "it holds a character that YAML does not allow");
        } catch (YamlEngineException e) {
            throw new BrokenYamlException(scanner == null ? from : scanner.lastStart, sentence(e.getMessage()));
        }
    }

    private static String sentence(@CheckForNull String problem) {
        return problem == null ? "it is not well-formed" : problem.lines().findFirst().orElse("it is not well-formed");
    }

    private Optional<YamlNode> document() throws BrokenYamlException {
        Optional<YamlNode> root = Optional.empty();
        boolean seen = false;
        while (parser.hasNext()) {
            Event event = parser.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                if (seen) {
                    throw new BrokenYamlException(offset(event.getStartMark()), "a second document starts unmarked");
                }
                seen = true;
                root = Optional.of(node(parser.next(), false, 0));
            }
        }
        return root;
    }

    private YamlNode node(Event event, boolean flow, int depth) throws BrokenYamlException {
        lastStart = offset(event.getStartMark());
        if (depth > MAX_DEPTH) {
            throw new BrokenYamlException(lastStart, "it is nested more than " + MAX_DEPTH + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            String anchor = alias.getAlias().getValue();
            if (!anchors.contains(anchor)) {
                throw new BrokenYamlException(lastStart, "the alias *" + anchor + " has no anchor before it");
            }
            return new YamlNode.Alias(anchor, lastStart, offset(event.getEndMark()));
        }
        String anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue).orElse(null);
        if (anchor != null) {
            anchors.add(anchor);
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, anchor, flow);
        }
        return event instanceof MappingStartEvent mapping
                ? mapping(mapping, anchor, flow || mapping.isFlow(), depth)
                : sequence((SequenceStartEvent) event, anchor, depth, flow);
    }

    private YamlNode.Scalar scalar(ScalarEvent event, @CheckForNull String anchor, boolean flow) {
        int start = offset(event.getStartMark());
        int end = offset(event.getEndMark());
        YamlNode.Style style = event.isPlain()
                ? YamlNode.Style.PLAIN
                : event.isSQuoted()
                        ? YamlNode.Style.SINGLE_QUOTED
                        : event.isDQuoted() ? YamlNode.Style.DOUBLE_QUOTED : YamlNode.Style.BLOCK;
        YamlNode.Properties properties =
                new YamlNode.Properties(anchor, event.getTag().orElse(null));
        boolean bare = properties.anchor() == null && properties.tag() == null;
        int content = bare ? start : behindProperties(start, end);
        return new YamlNode.Scalar(event.getValue(), style, properties, flow, start, content, end);
    }

    private YamlNode mapping(MappingStartEvent event, @CheckForNull String anchor, boolean flow, int depth)
            throws BrokenYamlException {
        int start = lastStart;
        List<YamlNode.Entry> entries = new ArrayList<>();
        Event next = parser.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            YamlNode key = node(next, flow, depth + 1);
            entries.add(new YamlNode.Entry(key, node(parser.next(), flow, depth + 1)));
            next = parser.next();
        }
        var properties = new YamlNode.Properties(anchor, event.getTag().orElse(null));
        return new YamlNode.Mapping(entries, properties, flow, start, offset(next.getEndMark()));
    }

    private YamlNode sequence(SequenceStartEvent event, @CheckForNull String anchor, int depth, boolean outerFlow)
            throws BrokenYamlException {
        int start = lastStart;
        boolean flow = outerFlow || event.isFlow();
        List<YamlNode> items = new ArrayList<>();
        Event next = parser.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(next, flow, depth + 1));
            next = parser.next();
        }
        var properties = new YamlNode.Properties(anchor, event.getTag().orElse(null));
        return new YamlNode.Sequence(items, properties, flow, start, offset(next.getEndMark()));
    }

    /** A scalar's start mark includes its anchor and tag, which may stand on earlier lines, comments between. */
    private int behindProperties(int start, int end) {
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '&' || c == '!') {
                while (at < end && !isSpace(text.charAt(at))) {
                    at++;
                }
            } else if (c == '#') {
                while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (isSpace(c)) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private int offset(Optional<Mark> mark) {
        return mark.map(this::offset).orElse(lastStart);
    }

    /** The library counts code points, strings count chars. */
    private int offset(Mark mark) {
        int index = mark.getIndex();
        return base + (chars == null ? index : chars[Math.min(index, chars.length - 1)]);
    }

    @CheckForNull
    private static int[] charOffsets(String document) {
        int points = document.codePointCount(0, document.length());
        if (points == document.length()) {
            return null;
        }
        int[] offsets = new int[points + 1];
        int at = 0;
        for (int i = 0; i < points; i++) {
            offsets[i] = at;
            at += Character.charCount(document.codePointAt(at));
        }
        offsets[points] = at;
        return offsets;
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Set;

/**
 * A node of a YAML document and where its text stands. Offsets count the chars of the whole file; a node's start
 * includes its anchor and tag. Nodes are compared by identity, because two places may hold the same value.
 */
sealed interface YamlNode {

    /** Offset of its first char, the anchor or tag included. */
    int start();

    /** Offset behind its last char. */
    int end();

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BLOCK
    }

    /** The properties that stand before a node's content; null where there is none. */
    record Properties(@CheckForNull String anchor, @CheckForNull String tag) {}

    /** A scalar. */
    final class Scalar implements YamlNode {
        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        private final String value;
        private final Style style;
        private final Properties properties;
        private final boolean flow;
        private final int start;
        private final int content;
        private final int end;

        /**
         * @param value as YAML reads it
         * @param flow whether it stands inside of {@code []} or <code>{}</code>
         * @param content offset of its first char behind anchor and tag
         */
        Scalar(String value, Style style, Properties properties, boolean flow, int start, int content, int end) {
            this.value = value;
            this.style = style;
            this.properties = properties;
            this.flow = flow;
            this.start = start;
            this.content = content;
            this.end = end;
        }

        @NonNull
        String value() {
            return value;
        }

        @NonNull
        Style style() {
            return style;
        }

        @NonNull
        Properties properties() {
            return properties;
        }

        boolean flow() {
            return flow;
        }

        int content() {
            return content;
        }

        /** Whether there is no text at all, as in {@code key:}. */
        boolean absent() {
            return style == Style.PLAIN && value.isEmpty();
        }

        /** Whether it is YAML's null, in any of its spellings: no value, whatever its text. */
        boolean isNull() {
            return style == Style.PLAIN && properties.tag() == null && NULLS.contains(value);
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }
    }

    /** A mapping; keys may occur twice. */
    record Mapping(List<Entry> entries, Properties properties, boolean flow, int start, int end) implements YamlNode {

        /** The first value of a key; null if there is none. */
        @CheckForNull
        YamlNode get(String key) {
            for (Entry entry : entries) {
                if (entry.key() instanceof Scalar scalar && scalar.value().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }

        /** The text of a scalar value; empty if the key is absent, or holds null or something else. */
        @NonNull
        String text(String key) {
            return get(key) instanceof Scalar scalar && !scalar.isNull() ? scalar.value() : "";
        }
    }

    /** One key and its value. */
    record Entry(YamlNode key, YamlNode value) {}

    /** A list. */
    record Sequence(List<YamlNode> items, Properties properties, boolean flow, int start, int end)
            implements YamlNode {}

    /** A reference to an anchor. */
    record Alias(String anchor, int start, int end) implements YamlNode {}
}

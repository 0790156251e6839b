package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The values of a TOML file with their paths: tables, arrays of tables, dotted and quoted keys, inline tables, arrays.
 * Reads what it must to find its way; a file that is not well-formed ends the walk where it cannot go on.
 */
final class TomlText implements KeyedText {

    @Override
    public void find(@NonNull String text, @NonNull KeyPath path, @NonNull Consumer<Value> found) {
        new Walk(text, path.steps(), found).document();
    }

    /** A key, or an item of an array by its number. */
    private record Place(String key, int index) {}

    private static final class Walk {
        private final String text;
        private final List<KeyPath.Step> wanted;
        private final Consumer<Value> found;
        private final Map<List<Place>, Integer> tables = new HashMap<>();
        private int at;

        Walk(String text, List<KeyPath.Step> wanted, Consumer<Value> found) {
            this.text = text;
            this.wanted = wanted;
            this.found = found;
            this.at = text.startsWith("\uFEFF") ? 1 : 0;
        }

        void document() {
            List<Place> table = List.of();
            while (blanksAndComments()) {
                if (text.charAt(at) == '[') {
                    boolean array = text.startsWith("[[", at);
                    at += array ? 2 : 1;
                    table = header(array);
                    at = lineEnd();
                } else if (!entry(table)) {
                    return;
                } else {
                    // The rest of a date with a blank in it, or a comment.
                    at = lineEnd();
                }
            }
        }

        /** The place that a table's header names; of an array of tables the latest item is meant. */
        private List<Place> header(boolean array) {
            List<Place> place = new ArrayList<>();
            List<String> keys = keys();
            for (int i = 0; i < keys.size(); i++) {
                place.add(new Place(keys.get(i), -1));
                List<Place> name = List.copyOf(place);
                if (array && i == keys.size() - 1) {
                    tables.merge(name, 0, (old, none) -> old + 1);
                }
                if (tables.containsKey(name)) {
                    place.add(new Place(null, tables.get(name)));
                }
            }
            return place;
        }

        /** One {@code key = value}; false if there is none. */
        private boolean entry(List<Place> table) {
            List<Place> place = new ArrayList<>(table);
            keys().forEach(key -> place.add(new Place(key, -1)));
            blanks();
            if (place.size() == table.size() || at >= text.length() || text.charAt(at) != '=') {
                return false;
            }
            at++;
            blanks();
            return value(place);
        }

        private List<String> keys() {
            List<String> keys = new ArrayList<>();
            do {
                blanks();
                if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                    Value quoted = string();
                    keys.add(text.substring(quoted.start(), quoted.end()));
                } else {
                    int start = at;
                    while (at < text.length() && isKey(text.charAt(at))) {
                        at++;
                    }
                    if (at == start) {
                        return keys;
                    }
                    keys.add(text.substring(start, at));
                }
                blanks();
            } while (take('.'));
            return keys;
        }

        private boolean value(List<Place> place) {
            if (at >= text.length()) {
                return false;
            }
            char c = text.charAt(at);
            if (c == '[') {
                return array(place);
            }
            if (c == '{') {
                return inlineTable(place);
            }
            Value value = c == '"' || c == '\'' ? string() : bare();
            if (fits(place)) {
                found.accept(value);
            }
            return value.end() > value.start() || !value.quotes();
        }

        private boolean array(List<Place> place) {
            at++;
            for (int i = 0; blanksAndComments(); i++) {
                if (take(']')) {
                    return true;
                }
                List<Place> item = new ArrayList<>(place);
                item.add(new Place(null, i));
                if (!value(item) || !blanksAndComments() || !take(',') && text.charAt(at) != ']') {
                    return false;
                }
            }
            return false;
        }

        private boolean inlineTable(List<Place> place) {
            at++;
            while (blanksAndComments()) {
                if (take('}')) {
                    return true;
                }
                if (!entry(place) || !blanksAndComments() || !take(',') && text.charAt(at) != '}') {
                    return false;
                }
            }
            return false;
        }

        private Value string() {
            char quote = text.charAt(at);
            String three = String.valueOf(quote).repeat(3);
            String closing = text.startsWith(three, at) ? three : String.valueOf(quote);
            int start = at + closing.length();
            int end = start;
            while (end < text.length() && !text.startsWith(closing, end)) {
                end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(end, text.length());
            at = Math.min(text.length(), end + closing.length());
            return new Value(start, end, false);
        }

        private Value bare() {
            int start = at;
            while (at < text.length() && ",]}# \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return new Value(start, at, true);
        }

        private boolean fits(List<Place> place) {
            if (place.size() != wanted.size()) {
                return false;
            }
            for (int i = 0; i < place.size(); i++) {
                KeyPath.Step step = wanted.get(i);
                Place here = place.get(i);
                boolean fits = step instanceof KeyPath.Key key
                        ? here.key() != null && (key.name() == null || key.name().equals(here.key()))
                        : step instanceof KeyPath.Item item
                                && here.key() == null
                                && (item.index() == null || item.index() == here.index());
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        private boolean take(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void blanks() {
            while (at < text.length() && SourceText.isBlank(text.charAt(at))) {
                at++;
            }
        }

        /** Goes to what comes next; false at the end. */
        private boolean blanksAndComments() {
            while (at < text.length() && (SourceText.isSpace(text.charAt(at)) || text.charAt(at) == '#')) {
                at = text.charAt(at) == '#' ? lineEnd() : at + 1;
            }
            return at < text.length();
        }

        private int lineEnd() {
            int end = at;
            while (end < text.length() && !SourceText.isBreak(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private static boolean isKey(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
        }
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code KEY=value} as in {@code .env}, or {@code key: value} as in {@code .properties}: quotes stay, and so does a
 * comment behind a value. A key with dots is one key here.
 */
final class KeyValueText implements KeyedText {
    private static final Pattern LINE = Pattern.compile(
            "^\\uFEFF?[ \\t]*(?:export[ \\t]+)?([^\\s#!=:]+)[ \\t]*[=:][ \\t]*(?:\"([^\"\\r\\n]*)\"|'([^'\\r\\n]*)'|([^\\r\\n]*))",
            Pattern.MULTILINE);

    @Override
    public void find(@NonNull String text, @NonNull KeyPath path, @NonNull Consumer<Value> found) {
        String key = path.text().strip();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            if (line.group(1).equals(key)) {
                int group = line.start(2) >= 0 ? 2 : line.start(3) >= 0 ? 3 : 4;
                int end = group == 4 ? plainEnd(text, line.start(4), line.end(4)) : line.end(group);
                found.accept(new Value(line.start(group), end, false));
            }
        }
    }

    /** Before a comment and the blanks at the end. */
    private static int plainEnd(String text, int start, int lineEnd) {
        int end = lineEnd;
        for (int i = start + 1; i < lineEnd; i++) {
            if (text.charAt(i) == '#' && SourceText.isBlank(text.charAt(i - 1))) {
                end = i;
                break;
            }
        }
        while (end > start && SourceText.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}

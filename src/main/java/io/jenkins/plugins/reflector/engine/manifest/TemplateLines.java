package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Edits line by line what is no YAML, such as a Helm template, where an automation asks for it (product.md, "a broken
 * document"). A line counts only if its value is written out and nothing but a comment follows, so that no template can
 * be hurt.
 */
final class TemplateLines {
    private static final Pattern FILES = Pattern.compile(".*\\.(?:tpl|tmpl|gotmpl|j2|jinja2?|erb)");
    private static final Pattern LINE = Pattern.compile(
            "^[ \\t]*(?:-[ \\t]+)?(?:[\"']?([\\w./-]{1,200})[\"']?:[ \\t]+)?"
                    + "(?:\"([^\"{}\\r\\n]*)\"|'([^'{}\\r\\n]*)'|([^\\s\"'#{}&*!|>%@`\\[\\],][^\\s#{}\\[\\],]*))[ \\t]*(#[^\\r\\n]*)?$",
            Pattern.MULTILINE);
    private static final int PLAIN = 4;
    private static final int COMMENT = 5;

    private final TextPage page;
    private final Setters.Placer markers;
    private final Consumer<ImageSite> names;

    /**
     * @param markers sets the place of a marker
     * @param names sets an image by its name
     */
    TemplateLines(@NonNull TextPage page, @NonNull Setters.Placer markers, @NonNull Consumer<ImageSite> names) {
        this.page = page;
        this.markers = markers;
        this.names = names;
    }

    /** Whether a file is a template by its name. */
    static boolean isTemplate(@NonNull String path) {
        return FILES.matcher(path).matches();
    }

    /** Plans the edits of the lines between two offsets. */
    void edit(int from, int to) {
        Matcher line = LINE.matcher(page.text()).region(from, to);
        int told = from;
        while (line.find()) {
            int group = line.start(2) >= 0 ? 2 : line.start(3) >= 0 ? 3 : PLAIN;
            Optional<Marker> marker = line.start(COMMENT) < 0 ? Optional.empty() : Marker.of(line.group(COMMENT).strip());
            if (marker.isPresent()) {
                warnOfStrayMarkers(told, line.start());
                told = line.end();
                int start = line.start(group);
                int end = line.end(group);
                markers.set(page, line.start(COMMENT), line.group(group), marker.get(), (value, pick) -> page.replace(
                        start,
                        end,
                        group == PLAIN ? Quoting.plain(value, false) : value,
                        marker.get().value(),
                        pick));
            } else if (line.group(1) != null && line.group(1).toLowerCase(java.util.Locale.ROOT).endsWith("image")) {
                names.accept(new TextImage(page, line.start(group), line.end(group)));
            }
        }
        warnOfStrayMarkers(told, to);
    }

    private void warnOfStrayMarkers(int from, int to) {
        for (int at = page.text().indexOf(Marker.KEY, from); at >= 0 && at < to; ) {
            page.warn(
                    at,
                    "This marker has no effect: in a template it must stand behind a value that is written out on its"
                            + " line.");
            int next = page.text().indexOf('\n', at);
            at = next < 0 ? -1 : page.text().indexOf(Marker.KEY, next);
        }
    }
}

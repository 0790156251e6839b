package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code FROM} and {@code COPY --from=} of a Dockerfile. Where an {@code ARG} of the same file gives the image or its
 * tag, the default of that ARG is the place.
 */
final class DockerfileImages implements TextPlaces {
    private static final Pattern FILES = Pattern.compile(
            "(?:.*\\.)?(?:dockerfile|containerfile)(?:[.-].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{(\\w{1,100})(?::?-[^}]{0,200})?}|(\\w{1,100}))");

    /** An ARG's default value in the text. */
    private record Default(int start, int end) {}

    @Override
    public boolean covers(@NonNull String name) {
        return FILES.matcher(name).matches() && !name.toLowerCase(Locale.ROOT).endsWith(".dockerignore");
    }

    @NonNull
    @Override
    public String kind() {
        return "Dockerfile";
    }

    @Override
    public void find(@NonNull TextPage page, @NonNull Consumer<ImageSite> sites) {
        Map<String, Default> defaults = new HashMap<>();
        Set<String> stages = new HashSet<>();
        DockerfileLines lines = new DockerfileLines(page.text());
        while (lines.next()) {
            switch (lines.instruction()) {
                case "ARG" -> lines.words().forEach(word -> argument(page.text(), word, defaults));
                case "FROM" -> from(page, lines, defaults, stages, sites);
                case "COPY", "ADD" -> copy(page, lines, defaults, stages, sites);
                default -> {
                    // Other instructions name no image.
                }
            }
        }
    }

    private static void argument(String text, DockerfileLines.Word word, Map<String, Default> defaults) {
        int equals = text.indexOf('=', word.start());
        if (equals < 0 || equals >= word.end()) {
            return;
        }
        int start = equals + 1;
        int end = word.end();
        char quote = start < end ? text.charAt(start) : 0;
        if ((quote == '"' || quote == '\'') && end - start > 1 && text.charAt(end - 1) == quote) {
            start++;
            end--;
        }
        defaults.put(text.substring(word.start(), equals), new Default(start, end));
    }

    private static void from(
            TextPage page,
            DockerfileLines lines,
            Map<String, Default> defaults,
            Set<String> stages,
            Consumer<ImageSite> sites) {
        boolean named = false;
        boolean alias = false;
        for (DockerfileLines.Word word : lines.words()) {
            String text = page.text().substring(word.start(), word.end());
            if (alias) {
                stages.add(text.toLowerCase(Locale.ROOT));
                return;
            }
            if (named) {
                alias = text.equalsIgnoreCase("as");
            } else if (!text.startsWith("--")) {
                named = true;
                image(page, word.start(), word.end(), defaults, stages, sites);
            }
        }
    }

    private static void copy(
            TextPage page,
            DockerfileLines lines,
            Map<String, Default> defaults,
            Set<String> stages,
            Consumer<ImageSite> sites) {
        for (DockerfileLines.Word word : lines.words()) {
            if (page.text().startsWith("--from=", word.start())) {
                image(page, word.start() + "--from=".length(), word.end(), defaults, stages, sites);
            }
        }
    }

    private static void image(
            TextPage page,
            int start,
            int end,
            Map<String, Default> defaults,
            Set<String> stages,
            Consumer<ImageSite> sites) {
        String written = page.text().substring(start, end);
        if (stages.contains(written.toLowerCase(Locale.ROOT)) || written.equals("scratch")) {
            return;
        }
        Matcher variable = VARIABLE.matcher(written);
        if (!variable.find()) {
            sites.accept(new TextImage(page, start, end));
            return;
        }
        Default given = defaults.get(variable.group(1) == null ? variable.group(2) : variable.group(1));
        boolean last = variable.end() == written.length();
        boolean only = last && variable.start() == 0;
        boolean tag = last && variable.start() > 1 && written.charAt(variable.start() - 1) == ':';
        String name = tag ? written.substring(0, variable.start() - 1) : "";
        if (given != null && only) {
            sites.accept(new TextImage(page, given.start(), given.end()));
        } else if (given != null && tag && name.indexOf('$') < 0) {
            sites.accept(new TagText(page, given.start(), given.end(), name));
        } else {
            sites.accept(new TextImage(page, start, end));
        }
    }
}

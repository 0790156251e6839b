package io.jenkins.plugins.reflector.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Picks from a tree what may hold Flux resources. Documents with a Secret are blanked at once, so that none is kept or used. */
final class FluxFiles {

    /** More files with resources than this are a mistake. */
    static final int MOST_FILES = 2_000;

    /** All texts together may have so many characters, since they are kept. */
    static final int MOST_CHARACTERS = 20_000_000;

    private static final String FLUX = "toolkit.fluxcd.io/";
    private static final Pattern SEPARATOR = Pattern.compile("^---(?:\\s.*)?$");
    private static final Pattern SECRET = Pattern.compile("\\bkind[\"']?\\s*:\\s*[\"']?Secret(?![A-Za-z])");

    private FluxFiles() {}

    /**
     * The YAML files at or below a path that mention Flux.
     *
     * @throws IOException if the path does not exist, or there is too much below it
     */
    @NonNull
    static List<SourceText> read(@NonNull FileTree tree, @NonNull String path) throws IOException {
        List<SourceText> texts = new ArrayList<>();
        long characters = 0;
        for (String file : tree.files(path).stream().filter(FluxFiles::isYaml).sorted().toList()) {
            String text = new String(tree.read(file), StandardCharsets.UTF_8);
            if (!text.contains(FLUX)) {
                continue;
            }
            String kept = withoutSecrets(text);
            characters += kept.length();
            texts.add(new SourceText(file, kept));
            if (texts.size() > MOST_FILES || characters > MOST_CHARACTERS) {
                throw new IOException("there are more than " + MOST_FILES + " files or " + MOST_CHARACTERS
                        + " characters with Flux resources; give a path below which there are fewer");
            }
        }
        return texts;
    }

    private static boolean isYaml(String file) {
        return file.endsWith(".yaml") || file.endsWith(".yml");
    }

    /** The same with the lines of each document that holds a Secret emptied, so that the numbers of the others stay. */
    @NonNull
    static String withoutSecrets(@NonNull String text) {
        StringBuilder kept = new StringBuilder(text.length());
        StringBuilder document = new StringBuilder();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            String line = text.substring(start, end);
            if (SEPARATOR.matcher(line.strip()).matches() && line.startsWith("---")) {
                flush(document, kept);
                kept.append("---\n");
                if (line.strip().length() > 3) {
                    // A document may begin behind its separator.
                    document.append(line, 3, line.length());
                    kept.setLength(kept.length() - 1);
                }
            } else {
                document.append(line);
            }
            start = end;
        }
        flush(document, kept);
        return kept.toString();
    }

    private static void flush(StringBuilder document, StringBuilder kept) {
        if (SECRET.matcher(document).find()) {
            document.chars().filter(c -> c == '\n').forEach(c -> kept.append('\n'));
        } else {
            kept.append(document);
        }
        document.setLength(0);
    }
}

package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The resources that {@code -f} names. */
final class Inputs {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE|DIR|-",
            required = true,
            description = "Flux resources: a file, a directory of .yaml, .yml and .json files, or - for standard input. "
                    + "May be given several times.")
    private List<String> sources = new ArrayList<>();

    private boolean broken;

    /**
     * Reads everything that can be read, and tells of the rest.
     *
     * @param err where each problem gets a line
     * @throws UsageException if a file does not exist
     */
    ResourceSet read(PrintWriter err) throws UsageException, IOException {
        List<SourceText> texts = new ArrayList<>();
        for (String source : sources) {
            addTexts(source, texts, err);
        }
        ReadResult result = FluxReader.read(texts);
        for (Problem problem : result.problems()) {
            boolean error = problem.severity() == Problem.Severity.ERROR;
            broken |= error;
            err.println((error ? "error: " : "warning: ") + problem);
        }
        return result.resources();
    }

    /** Whether something could not be read, which {@link ExitCode#USAGE} tells at the end. */
    boolean broken() {
        return broken;
    }

    private void addTexts(String source, List<SourceText> texts, PrintWriter err)
            throws UsageException, IOException {
        if (source.equals("-")) {
            texts.add(new SourceText("-", new String(System.in.readAllBytes(), StandardCharsets.UTF_8)));
            return;
        }
        Path path = Path.of(source);
        if (!Files.exists(path)) {
            throw new UsageException("there is no file or directory " + source + " (-f)");
        }
        if (!Files.isDirectory(path)) {
            addText(path, texts, err);
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path file : below.filter(Inputs::isResourceFile).sorted().toList()) {
                addText(file, texts, err);
            }
        }
    }

    private void addText(Path file, List<SourceText> texts, PrintWriter err) throws IOException {
        try {
            texts.add(new SourceText(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
        } catch (CharacterCodingException e) {
            broken = true;
            err.println("error: " + file + ": is not UTF-8 text; save it as UTF-8, or leave it out of -f");
        }
    }

    private static boolean isResourceFile(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path)
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }
}

package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
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

    private final List<Problem> problems = new ArrayList<>();

    /** For picocli, which fills the sources. */
    Inputs() {}

    /** For a command that can do without. */
    Inputs(List<String> sources) {
        this.sources = sources;
    }

    /**
     * Reads everything that can be read, and tells of the rest.
     *
     * @param err where each problem gets a line
     * @throws UsageException if a file does not exist
     */
    ResourceSet read(PrintWriter err) throws UsageException, IOException {
        return readAll(err).resources();
    }

    /** As {@link #read}, with the places of all fields. */
    ReadResult readAll(PrintWriter err) throws UsageException, IOException {
        List<SourceText> texts = new ArrayList<>();
        for (String source : sources) {
            addTexts(source, texts);
        }
        ReadResult result = FluxReader.read(texts);
        problems.addAll(result.problems());
        problems.forEach(problem -> err.println(line(problem)));
        return result;
    }

    /** What was wrong or suspicious in what was read. */
    List<Problem> problems() {
        return problems;
    }

    /** Whether something could not be read, which {@link ExitCode#USAGE} tells at the end. */
    boolean broken() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    /** How a problem is told on standard error. */
    static String line(Problem problem) {
        return (problem.severity() == Problem.Severity.ERROR ? "error: " : "warning: ") + problem;
    }

    private void addTexts(String source, List<SourceText> texts) throws UsageException, IOException {
        if (source.equals("-")) {
            texts.add(new SourceText("-", new String(System.in.readAllBytes(), StandardCharsets.UTF_8)));
            return;
        }
        Path path = Path.of(source);
        if (!Files.exists(path)) {
            throw new UsageException("there is no file or directory " + source + " (-f)");
        }
        if (!Files.isDirectory(path)) {
            addText(path, texts);
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path file : below.filter(Inputs::isResourceFile).sorted().toList()) {
                addText(file, texts);
            }
        }
    }

    private void addText(Path file, List<SourceText> texts) throws IOException {
        try {
            texts.add(new SourceText(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
        } catch (CharacterCodingException e) {
            problems.add(notUtf8(file));
        }
    }

    static Problem notUtf8(Path file) {
        return new Problem(
                Problem.Severity.ERROR,
                new SourcePosition(file.toString(), 0, 0),
                "",
                "is not UTF-8 text; save it as UTF-8, or leave it out");
    }

    private static boolean isResourceFile(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path)
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }
}

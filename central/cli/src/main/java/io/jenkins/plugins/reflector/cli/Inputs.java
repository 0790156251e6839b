package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        UsageException.unlessNamed(source, "-f");
        if (source.equals("-")) {
            addText(source, () -> utf8(System.in.readAllBytes()), texts);
            return;
        }
        Path path = Path.of(source);
        if (!Files.exists(path)) {
            throw new UsageException("there is no file or directory " + source + " (-f)");
        }
        if (!Files.isDirectory(path)) {
            addText(source, () -> Files.readString(path), texts);
            return;
        }
        for (Path file : below(path)) {
            addText(file.toString(), () -> Files.readString(file), texts);
        }
    }

    /** The resource files of a directory, which may be named by a link; links to directories in it are passed over. */
    private List<Path> below(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        Path start = Files.isSymbolicLink(directory) ? directory.resolve(".") : directory;
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isResourceFile(file)) {
                    found.add(directory.resolve(start.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                problems.add(unreadable(file.toString(), failure));
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    /** Reads a text, which may fail. */
    @FunctionalInterface
    private interface Reading {
        String text() throws IOException;
    }

    private void addText(String name, Reading reading, List<SourceText> texts) {
        try {
            texts.add(new SourceText(name, reading.text()));
        } catch (IOException e) {
            problems.add(unreadable(name, e));
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** What is wrong with a file that cannot be read. */
    static Problem unreadable(String file, IOException failure) {
        String message = failure instanceof CharacterCodingException
                ? "is not UTF-8 text; save it as UTF-8, or leave it out"
                : "cannot be read (" + FileTrouble.reason(failure) + "); correct its permissions, or leave it out";
        return new Problem(Problem.Severity.ERROR, new SourcePosition(file, 0, 0), "", message);
    }

    private static boolean isResourceFile(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path)
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }
}

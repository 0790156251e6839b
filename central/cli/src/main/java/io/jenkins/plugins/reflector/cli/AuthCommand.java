package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reflector auth}: which credentials an image would be asked for with, and never the secret. */
@Command(
        name = "auth",
        description = "Which credential entry would be used for an image, and for which user; never the secret. Asks no "
                + "registry, but may ask a Docker credential helper.")
final class AuthCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", description = "An image, such as ghcr.io/org/app; a tag or digest does not matter.")
    private String image;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE|DIR|-",
            description = "Flux resources: the Secrets of the ImageRepositories with this image are shown; without such "
                    + "repositories, of every pull Secret. Without -f: the Docker configuration.")
    private List<String> sources = new ArrayList<>();

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        output.refuseUpdateFormats("auth");
        ImageName name = name();
        Inputs inputs = new Inputs(sources);
        ResourceSet resources = inputs.read(err);
        CliRegistryCredentials credentials = new CliRegistryCredentials(resources);
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean failed = false;
        for (Question question : questions(resources, credentials, name)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("for", question.subject());
            try {
                question.lookup().find().describe(row);
            } catch (ScanException e) {
                failed = true;
                row.put("error", e.getMessage());
                err.println("error: " + question.subject() + ": " + e.getMessage());
            }
            rows.add(row);
        }
        print(name, rows);
        return inputs.broken() ? ExitCode.USAGE : failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private ImageName name() throws UsageException {
        String bare = image.replaceFirst("@.*$", "").replaceFirst(":[^/:]*$", "");
        try {
            return ImageName.parse(bare);
        } catch (InvalidImageNameException e) {
            throw new UsageException(e.getMessage() + "; write it as in spec.image, such as ghcr.io/org/app");
        }
    }

    /** What is looked up, and for whom. */
    private record Question(String subject, Lookup lookup) {}

    @FunctionalInterface
    private interface Lookup {
        FoundCredentials find() throws ScanException, InterruptedException;
    }

    private static List<Question> questions(
            ResourceSet resources, CliRegistryCredentials credentials, ImageName name) {
        List<Question> questions = new ArrayList<>();
        for (ImageRepository repository : resources.imageRepositories()) {
            boolean same = ImageName.tryParse(repository.image())
                    .filter(other -> other.canonical().equals(name.canonical()))
                    .isPresent();
            if (same) {
                questions.add(new Question(
                        "ImageRepository " + repository.name(),
                        () -> credentials.find(repository, name)));
            }
        }
        if (questions.isEmpty()) {
            for (Secret secret : resources.secrets()) {
                if (secret.type().startsWith("kubernetes.io/dockerc")) {
                    questions.add(new Question(
                            "a repository with secretRef " + secret.name(), () -> credentials.ofSecret(secret, name)));
                }
            }
            questions.add(new Question("a repository without secretRef", () -> credentials.ofDocker(name)));
        }
        return questions;
    }

    private void print(ImageName name, List<Map<String, Object>> rows) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.format() != OutputFormat.table) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("image", image);
            document.put("canonicalImageName", name.canonical());
            document.put("credentials", rows);
            output.print(out, document);
            return;
        }
        out.println(name.canonical());
        Output.table(
                out,
                List.of("FOR", "USER", "KIND", "ENTRY", "SOURCE"),
                rows.stream()
                        .map(row -> List.of(
                                String.valueOf(row.get("for")),
                                String.valueOf(row.getOrDefault("user", "-")),
                                String.valueOf(row.getOrDefault("kind", "-")),
                                String.valueOf(row.getOrDefault("entry", "-")),
                                String.valueOf(row.getOrDefault("source", "failed, see above"))))
                        .toList());
    }
}

package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.flux.TagsFile;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource;
import io.jenkins.plugins.reflector.engine.scan.RegistryTagSource;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the tags come from: the registries, or a file. */
final class TagInputs {

    @Option(
            names = "--tags",
            paramLabel = "FILE",
            description = "Do not ask a registry: read YAML or JSON, a map from namespace/name of an ImageRepository to a list "
                    + "of tags, or to a map from tag to digest.")
    private Path file;

    private boolean broken;

    /** Whether tags are given by a file. */
    boolean given() {
        return file != null;
    }

    /** Whether a part of the file could not be read, which {@link ExitCode#USAGE} tells at the end. */
    boolean broken() {
        return broken;
    }

    /**
     * The registries, or what can be read of the file.
     *
     * @param err where each problem of the file gets a line
     * @throws UsageException if there is no such file
     */
    TagSource source(ResourceSet resources, MirrorInputs mirrors, PrintWriter err) throws UsageException, IOException {
        if (!given()) {
            resources.imageRepositories().stream()
                    .filter(repository -> !repository.options().scanFrom().isEmpty())
                    .forEach(repository -> err.println("warning: scanFrom of the ImageRepository " + repository.name()
                            + " names an agent of Jenkins; here its registry is asked from this machine"));
            return registry(resources, mirrors);
        }
        TagsFile read = read();
        read.problems().forEach(problem -> err.println("error: " + problem));
        return source(read);
    }

    static TagSource registry(ResourceSet resources, MirrorInputs mirrors) throws UsageException {
        return new RegistryTagSource(
                RegistryClient.create(), new CliRegistryCredentials(resources), mirrors.mirrors(), Clock.systemUTC());
    }

    /**
     * The content of the file, which must be given.
     *
     * @throws UsageException if there is no such file
     */
    TagsFile read() throws UsageException, IOException {
        // A pipe is fine: a shell makes one of <(command).
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw new UsageException("there is no file " + file + " (--tags)");
        }
        TagsFile read;
        try {
            read = TagsFile.read(new SourceText(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            read = new TagsFile(Map.of(), List.of(Inputs.unreadable(file.toString(), e)));
        }
        broken |= !read.problems().isEmpty();
        return read;
    }

    static TagSource source(TagsFile read) {
        Map<ResourceName, FixedTagSource.Tags> tags = new HashMap<>();
        read.tags().forEach((repository, digests) -> tags.put(repository, tags(digests)));
        return new FixedTagSource(tags, Clock.systemUTC());
    }

    private static FixedTagSource.Tags tags(Map<String, String> digestsOrNulls) {
        List<String> tags = new ArrayList<>(digestsOrNulls.keySet());
        Map<String, String> digests = new HashMap<>(digestsOrNulls);
        digests.values().removeIf(digest -> digest == null);
        return new FixedTagSource.Tags(tags, digests);
    }
}

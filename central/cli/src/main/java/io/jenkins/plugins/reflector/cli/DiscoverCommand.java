package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.discover.WatchConfiguration;
import io.jenkins.plugins.reflector.engine.discover.WatchProposal;
import io.jenkins.plugins.reflector.engine.discover.WatchedImage;
import io.jenkins.plugins.reflector.engine.git.WorkTree;
import io.jenkins.plugins.reflector.engine.manifest.DirectoryTree;
import io.jenkins.plugins.reflector.engine.manifest.FileSelection;
import io.jenkins.plugins.reflector.engine.manifest.ImageFinder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reflector discover}: what could be watched in a tree, and how. */
@Command(
        name = "discover",
        description = {
            "Find every image under a directory, and write a configuration that watches it: a Pipeline line, Flux resources, "
                    + "configuration as code.",
            "The policies are guesses from the tags that stand there now. Nothing is changed, and no registry is asked."
        })
final class DiscoverCommand implements Callable<Integer> {

    /** A form of the configuration. */
    enum Form {
        pipeline,
        flux,
        casc
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "DIR", description = "The directory that is looked through.")
    private Path directory;

    @Option(
            names = "--configuration",
            paramLabel = "FORM",
            description = "Print one form of the configuration and nothing else: pipeline, flux or casc.")
    private Form form;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        output.refuseUpdateFormats("discover");
        UsageException.unlessNamed(directory, "DIR");
        if (!Files.isDirectory(directory)) {
            throw new UsageException("there is no directory " + directory);
        }
        ImageFinder.Found found =
                ImageFinder.find(new WorkTree(new DirectoryTree(directory), directory), FileSelection.of(""));
        List<WatchedImage> watched = WatchProposal.of(found.images());
        UpdateDocument.warnings(err, found.warnings());
        DiscoverDocument document = new DiscoverDocument(
                found, watched, new WatchConfiguration(watched), GitOrigin.of(directory));
        if (form != null) {
            out.print(document.configuration(form));
        } else if (output.format() == OutputFormat.table) {
            document.print(out);
        } else {
            output.print(out, document.map());
        }
        return ExitCode.OK;
    }
}

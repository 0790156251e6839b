package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.CommitMessage;
import io.jenkins.plugins.reflector.engine.automation.Trailers;
import io.jenkins.plugins.reflector.engine.automation.PickOrder;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.git.UnifiedDiff;
import io.jenkins.plugins.reflector.engine.git.WorkTree;
import io.jenkins.plugins.reflector.engine.manifest.DirectoryTree;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.FileSelection;
import io.jenkins.plugins.reflector.engine.manifest.ManifestUpdater;
import io.jenkins.plugins.reflector.engine.manifest.OverlayTree;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.TagSteps;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reflector update}: edits the files of a directory in place; no Git. */
@Command(
        name = "update",
        description = {
            "Edit the files under a directory in place, by what the policies pick. No Git.",
            "With an ImageUpdateAutomation among the resources its namespace, policySelector and update.path hold."
        })
final class UpdateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Inputs inputs;

    @Mixin
    private TagInputs tags;

    @Mixin
    private MirrorInputs mirrors;

    @Mixin
    private StateInput state;

    @Mixin
    private Output output;

    @Option(names = "--path", paramLabel = "DIR", required = true, description = "The directory whose files are edited.")
    private Path directory;

    @Option(names = "--dry-run", description = "Change nothing; print as if.")
    private boolean dryRun;

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            description = "Setters (markers), Images (names without markers) or Both. Default: the automation's, else Both.")
    private String strategyText;

    private boolean failed;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        UpdateStrategy strategy = strategy();
        UsageException.unlessNamed(directory, "--path");
        if (!Files.isDirectory(directory)) {
            throw new UsageException("there is no directory " + directory + " (--path)");
        }
        ResourceSet resources = inputs.read(err);
        List<ImageUpdateAutomation> automations = resources.automations();
        if (output.format() == OutputFormat.message && automations.size() != 1) {
            throw new UsageException("-o message wants exactly one ImageUpdateAutomation among the resources; there are "
                    + automations.size());
        }
        Resolutions resolutions = Resolutions.of(
                resources,
                tags.source(resources, mirrors, err),
                state.ledger(resources.imagePolicies(), tags.given(), err),
                policy -> false,
                err);
        failed = resolutions.reportFailures(err);

        DirectoryTree tree = new DirectoryTree(directory);
        TagSteps steps = PickOrder.of(resolutions.all());
        OverlayTree edited = new OverlayTree(new WorkTree(tree, directory));
        if (automations.isEmpty()) {
            edit(
                    edited,
                    "",
                    "",
                    "",
                    AutomationOptions.NONE,
                    strategy == null ? UpdateStrategy.BOTH : strategy,
                    images(resolutions),
                    steps,
                    err);
        }
        for (ImageUpdateAutomation automation : automations) {
            try {
                edit(
                        edited,
                        "ImageUpdateAutomation " + automation.name() + " (" + automation.position() + "): ",
                        automation.name().namespace(),
                        automation.path(),
                        automation.options(),
                        strategy == null ? UpdateRequests.strategy(automation) : strategy,
                        UpdateRequests.images(automation, resolutions.all()),
                        steps,
                        err);
            } catch (AutomationException e) {
                fail(err, e.getMessage());
            }
        }
        UpdateResult update = edited.result();
        boolean told = print(out, err, update, automations, resolutions);
        // Who cannot be told the message could not commit the edit either.
        if (!dryRun && told) {
            for (FileChange file : update.files()) {
                tree.write(file);
            }
        }
        return inputs.broken() || tags.broken() ? ExitCode.USAGE : failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private UpdateStrategy strategy() throws UsageException {
        if (strategyText == null) {
            return null;
        }
        return UpdateStrategy.of(strategyText)
                .orElseThrow(() -> new UsageException(
                        "--strategy " + strategyText + " is none of Setters, Images, Both"));
    }

    private static List<PolicyImage> images(Resolutions resolutions) {
        return resolutions.all().stream()
                .filter(r -> r.latestRef() != null)
                .map((PolicyResolution r) -> new PolicyImage(r.policy().name(), r.latestRef()))
                .toList();
    }

    /** @param who what a failure's message begins with */
    private void edit(
            OverlayTree tree,
            String who,
            String namespace,
            String path,
            AutomationOptions options,
            UpdateStrategy strategy,
            List<PolicyImage> images,
            TagSteps steps,
            PrintWriter err) {
        try {
            tree.apply(new ManifestUpdater(strategy, namespace, images, options)
                    .update(tree, FileSelection.of(path, options), steps));
        } catch (IOException e) {
            fail(err, who + FileTrouble.sentence(e));
        }
    }

    private void fail(PrintWriter err, String message) {
        failed = true;
        err.println("error: " + message);
    }

    /** Whether what was asked for could be printed. */
    private boolean print(
            PrintWriter out,
            PrintWriter err,
            UpdateResult update,
            List<ImageUpdateAutomation> automations,
            Resolutions resolutions) {
        UpdateDocument.warnings(err, update.warnings());
        switch (output.format()) {
            case table -> {
                UpdateDocument.table(out, update);
                out.println(update.changed()
                        ? (dryRun ? "would change " : "changed ") + Count.of(update.files().size(), "file")
                        : "nothing to change");
            }
            case diff -> out.print(UnifiedDiff.of(update.files()));
            case message -> {
                return message(out, err, update, automations.get(0), resolutions);
            }
            default -> output.print(out, UpdateDocument.of(update));
        }
        return true;
    }

    private boolean message(
            PrintWriter out,
            PrintWriter err,
            UpdateResult update,
            ImageUpdateAutomation automation,
            Resolutions resolutions) {
        if (!update.changed()) {
            return true;
        }
        if (automation.commit() == null) {
            fail(err, "the ImageUpdateAutomation " + automation.name() + " has no spec.git.commit, and so no message");
            return false;
        }
        try {
            String message = CommitMessage.render(
                    automation.commit(),
                    automation.name(),
                    update.relativeTo(automation.path()),
                    UpdateRequests.images(automation, resolutions.all()),
                    warning -> err.println("warning: " + warning));
            out.print(
                    Boolean.TRUE.equals(automation.options().trailers())
                            ? Trailers.append(
                                    message,
                                    List.of(automation.name()),
                                    update.files().stream()
                                            .flatMap(file -> file.changes().stream())
                                            .toList())
                            : message);
            return true;
        } catch (AutomationException e) {
            fail(err, e.getMessage());
        } catch (TemplateException e) {
            fail(err, "the commit message template of " + automation.name() + " failed: " + e.getMessage());
        }
        return false;
    }
}

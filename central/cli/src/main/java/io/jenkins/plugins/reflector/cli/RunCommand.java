package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.UnifiedDiff;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reflector run}: scan, resolve, fetch, edit, commit and push, once. */
@Command(
        name = "run",
        description = "For every ImageUpdateAutomation: scan, resolve, fetch, edit, commit and push, once.")
final class RunCommand implements Callable<Integer> {

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

    @Option(names = "--dry-run", description = "Push nothing; print as if.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ResourceSet resources = inputs.read(err);
        if (output.format() == OutputFormat.message && resources.automations().size() != 1) {
            throw new UsageException("-o message wants exactly one ImageUpdateAutomation among the resources; there are "
                    + resources.automations().size());
        }
        Resolutions resolutions = Resolutions.of(
                resources,
                tags.source(resources, mirrors, err),
                state.ledger(resources.imagePolicies(), tags.given(), err),
                new Suspended(resources, err)::skips,
                err);
        boolean failed = resolutions.reportFailures(err);
        if (resources.automations().isEmpty()) {
            err.println("no ImageUpdateAutomation among the resources: the picks are shown, nothing is written");
            if (output.format() == OutputFormat.table) {
                ResolveDocument.table(out, resolutions.all());
            }
        }
        List<AutomationReport> reports = new ArrayList<>();
        CliGit git = new CliGit(resources);
        UpdateRequests requests = new UpdateRequests(resources, git);
        AutomationRunner runner = new AutomationRunner(
                git.sessions(), Clock.systemDefaultZone(), new PullRequests(RegistryClient.httpClient().build()));
        for (ImageUpdateAutomation automation : resources.automations()) {
            if (automation.suspend()) {
                err.println("ImageUpdateAutomation " + automation.name() + " is suspended: not run");
                continue;
            }
            AutomationReport report = run(automation, resolutions, requests, runner);
            reports.add(report);
            UpdateDocument.warnings(err, report.update().warnings());
            if (!report.ready()) {
                failed = true;
                err.println("error: ImageUpdateAutomation " + automation.name() + ": " + report.message());
            }
        }
        print(out, reports, resolutions);
        return inputs.broken() || tags.broken() ? ExitCode.USAGE : failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private AutomationReport run(
            ImageUpdateAutomation automation,
            Resolutions resolutions,
            UpdateRequests requests,
            AutomationRunner runner)
            throws InterruptedException {
        try {
            return runner.run(requests.of(automation, resolutions.all(), dryRun), ProgressListener.SILENT);
        } catch (AutomationException e) {
            return AutomationRunner.notRun(automation.name(), e);
        }
    }

    private void print(PrintWriter out, List<AutomationReport> reports, Resolutions resolutions) {
        switch (output.format()) {
            case table -> reports.forEach(report -> table(out, report));
            case diff -> {
                List<FileChange> files = new ArrayList<>();
                reports.forEach(report -> files.addAll(report.update().files()));
                out.print(UnifiedDiff.of(files));
            }
            case message -> reports.stream()
                    .filter(report -> report.commit() != null)
                    .forEach(report -> out.print(report.commit().message()));
            default -> output.print(out, UpdateDocument.of(reports, resolutions.all()));
        }
    }

    private static void table(PrintWriter out, AutomationReport report) {
        UpdateDocument.table(out, report.update());
        String outcome = report.commit() == null
                ? report.message()
                : (report.pushed() ? "pushed commit " : "would push commit ")
                        + report.commit().id().substring(0, 7) + " to branch " + report.commit().branch() + " ("
                        + Count.of(report.update().files().size(), "file") + ")"
                        + (report.ready() ? "" : "; " + report.message());
        String request = report.pullRequest() == null
                ? ""
                : "; " + (report.pullRequest().created() ? "opened " : "") + "pull request "
                        + report.pullRequest().number() + ": " + report.pullRequest().url();
        out.println(report.automation() + ": " + (report.ready() ? "" : report.reason() + ": ") + outcome + request);
    }
}

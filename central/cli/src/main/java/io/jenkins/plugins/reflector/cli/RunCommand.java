package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.io.PrintWriter;
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

    @Option(
            names = "--no-cross-namespace-refs",
            description = "Refuse an ImageUpdateAutomation whose sourceRef is in another namespace, as Flux's controller with this flag.")
    private boolean ownNamespaceOnly;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ResourceSet resources = inputs.read(err);
        if (output.format() == OutputFormat.message && resources.automations().size() != 1) {
            throw new UsageException("-o message wants exactly one ImageUpdateAutomation among the resources; there are "
                    + resources.automations().size());
        }
        TagSource source = tags.source(resources, mirrors, err);
        FirstSeenLedger ledger = state.ledger(resources.imagePolicies(), tags.given(), err);
        Resolutions resolutions = Resolutions.of(
                resources,
                source,
                ledger,
                new Suspended(resources, err)::skips,
                new EarlierPicks(resources, state.statuses())::of,
                err);
        boolean failed = resolutions.reportFailures(err);
        if (resources.automations().isEmpty()) {
            err.println("no ImageUpdateAutomation among the resources: the picks are shown, nothing is written");
            if (output.format() == OutputFormat.table) {
                ResolveDocument.table(out, resolutions.all());
            }
        }
        List<AutomationReport> reports = new ArrayList<>();
        AutomationRuns runs = new AutomationRuns(resources, !ownNamespaceOnly, dryRun, state.statuses(), err);
        for (ImageUpdateAutomation automation : resources.automations()) {
            if (automation.suspend()) {
                err.println("ImageUpdateAutomation " + automation.name() + " is suspended: not run");
                continue;
            }
            AutomationReport report = runs.run(automation, resolutions.all());
            reports.add(report);
            failed |= !report.ready();
        }
        runs.print(out, output, reports, resolutions.all());
        return inputs.broken() || tags.broken() ? ExitCode.USAGE : failed ? ExitCode.FAILED : ExitCode.OK;
    }
}

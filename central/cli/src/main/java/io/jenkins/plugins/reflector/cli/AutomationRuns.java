package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.Observations;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.UnifiedDiff;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs automations one after the other and tells what they did. */
final class AutomationRuns {

    private final UpdateRequests requests;
    private final AutomationRunner runner;
    private final Observations observations;
    private final boolean dryRun;
    private final boolean again;
    private final PrintWriter err;

    /**
     * @param again they run again and again, and what has not changed since is skipped
     * @param err where warnings and failures get a line each
     */
    AutomationRuns(ResourceSet resources, boolean dryRun, boolean again, PrintWriter err) {
        CliGit git = new CliGit(resources);
        GitSessions sessions = git.sessions(warning -> err.println("warning: " + warning));
        observations = new Observations(sessions);
        this.again = again;
        requests = new UpdateRequests(resources, git);
        runner = new AutomationRunner(
                sessions, Clock.systemDefaultZone(), new PullRequests(RegistryClient.httpClient().build()));
        this.dryRun = dryRun;
        this.err = err;
    }

    /** Runs one. */
    AutomationReport run(ImageUpdateAutomation automation, List<PolicyResolution> picks) throws InterruptedException {
        AutomationReport report;
        try {
            UpdateRequest request = requests.of(automation, picks, dryRun);
            report = again ? observations.unchanged(request).orElse(null) : null;
            if (report == null) {
                report = runner.run(request, warnings());
                observations.note(request, report);
            }
        } catch (AutomationException e) {
            report = AutomationRunner.notRun(automation.name(), e);
        }
        if (!report.ready()) {
            err.println("error: ImageUpdateAutomation " + automation.name() + ": " + report.message());
        }
        return report;
    }

    /** Prints warnings as they come, each once however often the update had to be tried. */
    private ProgressListener warnings() {
        Set<String> printed = new HashSet<>();
        return line -> {
            if (line.startsWith("warning: ") && printed.add(line)) {
                err.println(line);
            }
        };
    }

    /** Prints what was done. */
    static void print(PrintWriter out, Output output, List<AutomationReport> reports, List<PolicyResolution> picks) {
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
            default -> output.print(out, UpdateDocument.of(reports, picks));
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

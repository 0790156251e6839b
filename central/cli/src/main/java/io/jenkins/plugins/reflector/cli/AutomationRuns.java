package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatuses;
import io.jenkins.plugins.reflector.engine.automation.Observations;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.UnifiedDiff;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs automations one after the other and tells what they did. */
final class AutomationRuns {

    private final UpdateRequests requests;
    private final AutomationRunner runner;
    private final Observations observations;
    private final boolean dryRun;
    private final Map<ResourceName, AutomationStatus> noted = new HashMap<>();
    private final Clock clock = Clock.systemDefaultZone();
    private final PrintWriter err;

    /**
     * @param acrossNamespaces whether a source may be in another namespace
     * @param dryRun push nothing, and keep no status
     * @param statuses what is known of them; what has not changed since is skipped
     * @param err where warnings and failures get a line each
     */
    AutomationRuns(
            ResourceSet resources, boolean acrossNamespaces, boolean dryRun, AutomationStatuses statuses, PrintWriter err) {
        CliGit git = new CliGit(resources);
        GitSessions sessions = git.sessions(warning -> err.println("warning: " + warning));
        observations = new Observations(sessions, dryRun ? AutomationStatuses.inMemory() : statuses, clock);
        requests = new UpdateRequests(resources, git, acrossNamespaces);
        runner = new AutomationRunner(sessions, clock, new PullRequests(new HttpClients(RegistryClient::httpClient)));
        this.dryRun = dryRun;
        this.err = err;
    }

    /** Runs one. */
    AutomationReport run(ImageUpdateAutomation automation, List<PolicyResolution> picks) throws InterruptedException {
        Instant start = clock.instant();
        UpdateRequest request = null;
        AutomationReport report;
        try {
            request = requests.of(automation, picks, dryRun);
            report = observations.unchanged(request).orElse(null);
            if (report == null) {
                report = runner.run(request, warnings());
            }
        } catch (AutomationException e) {
            report = AutomationRunner.notRun(automation.name(), e);
        }
        noted.put(automation.name(), observations.note(request, report, start));
        if (!report.ready()) {
            err.println("error: ImageUpdateAutomation " + automation.name() + ": " + report.message());
        }
        return report;
    }

    /** What people should be told of the last run of an automation that was run. */
    AutomationReport.Event event(ImageUpdateAutomation automation) {
        return noted.get(automation.name()).lastEvent();
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
    void print(PrintWriter out, Output output, List<AutomationReport> reports, List<PolicyResolution> picks) {
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
            default -> output.print(out, UpdateDocument.of(reports, picks, dryRun ? Map.of() : noted));
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

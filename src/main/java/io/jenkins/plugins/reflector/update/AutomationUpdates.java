package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.util.List;

/** Runs automations of a catalog for a job, each with the credentials of its owner and nobody else's. */
final class AutomationUpdates {

    private final EngineFactory engine;
    private final Catalog catalog;
    private final PolicyAnswers answers;
    private final RunBook book;
    private final UpdateAsker asker;

    AutomationUpdates(
            @NonNull EngineFactory engine,
            @NonNull Catalog catalog,
            @NonNull PolicyAnswers answers,
            @NonNull RunBook book,
            @NonNull UpdateAsker asker) {
        this.engine = engine;
        this.catalog = catalog;
        this.answers = answers;
        this.book = book;
        this.asker = asker;
    }

    /** Runs one now, whether or not it is due. A policy without an answer does not keep the others from being applied. */
    void run(@NonNull Owned<ImageUpdateAutomation> owned, boolean dryRun, @NonNull UpdateService.Parts parts)
            throws InterruptedException {
        asker.progress().line("automation " + owned.spec().name());
        // Noted before the policies are looked at: else the watcher would begin with what they pick.
        try (RunBook.Run run = (dryRun ? RunBook.NONE : book).begin(owned, catalog)) {
            run(owned, dryRun, parts, run);
        }
    }

    private void run(Owned<ImageUpdateAutomation> owned, boolean dryRun, UpdateService.Parts parts, RunBook.Run run)
            throws InterruptedException {
        ImageUpdateAutomation automation = owned.spec();
        List<PolicyResolution> resolutions = answers.resolve(catalog.appliedBy(automation), asker.progress());
        Resolved resolved = Resolved.of(
                resolutions, resolution -> catalog.told(resolution, automation.name().namespace()), asker.progress());
        resolved.failures().forEach(parts::fail);
        parts.explain(resolved.reasons());
        ResourceSet source = new ResourceSet(
                List.of(),
                List.of(),
                List.of(),
                catalog.gitRepository(automation.source()).map(Owned::spec).stream().toList(),
                List.of());
        try {
            UpdateRequest request = new UpdateRequests(source, new OwnersGit(owned.owner(), engine))
                    .of(automation, resolutions, dryRun);
            RequestRun.Ended ended = new RequestRun(engine, asker).run(request);
            run.ended(request, ended.report());
            parts.add(ended, request.remote().url());
        } catch (AutomationException e) {
            AutomationReport report = AutomationRunner.notRun(automation.name(), e);
            run.ended(null, report);
            parts.add(new RequestRun.Ended(report, ReflectorUpdateResult.nothing()), "");
        }
    }
}

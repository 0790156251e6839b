package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.Queue;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.store.PickFile;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.ImageResolver;
import io.jenkins.plugins.reflector.update.Resolved;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.ParameterizedJobMixIn;

/** Looks what the images of a trigger are now, and runs its job if that is news. */
final class TriggerCheck {

    private final JenkinsFacade jenkins;

    TriggerCheck(@NonNull JenkinsFacade jenkins) {
        this.jenkins = jenkins;
    }

    void run(@NonNull ReflectorScanTrigger trigger) throws InterruptedException, IOException {
        Job<?, ?> job = trigger.job();
        if (job == null || !job.isBuildable() || jenkins.isQuietingDown()) {
            return;
        }
        try (ScanLog log = ScanLog.open(job)) {
            PickFile file = new PickFile(job.getRootDir().toPath().resolve("image-reflector-picks.v1.json"));
            Map<String, LatestRef> seen = file.read();
            TriggerDecision decision = TriggerDecision.decide(seen, picks(trigger, job, log), trigger.isFireOnFirstScan());
            if (decision.changes().isEmpty()) {
                log.line("No other images than last seen.");
            } else if (schedule(job, decision.changes())) {
                log.line("Started a build: " + ReflectorScanCause.describe(decision.changes()));
            } else {
                log.line("Jenkins refused to start a build; the next check tries again.");
                return;
            }
            if (!decision.seen().equals(seen)) {
                file.write(decision.seen());
            }
        }
    }

    private Map<String, LatestRef> picks(ReflectorScanTrigger trigger, Job<?, ?> job, ScanLog log)
            throws InterruptedException {
        Map<String, LatestRef> picks = new LinkedHashMap<>();
        for (Map.Entry<ResourceName, LatestRef> pick : WatcherService.get().picks().entrySet()) {
            if (trigger.policyNames().stream().anyMatch(glob -> Names.matches(glob, pick.getKey()))) {
                log.line(pick.getKey() + " picks " + pick.getValue());
                picks.put(pick.getKey().toString(), pick.getValue());
            }
        }
        if (!trigger.imageEntries().isEmpty()) {
            String folder = job.getParent().getFullName();
            Resolved resolved = new ImageResolver(
                            new EngineFactory(jenkins).registries(CredentialsContext.of(job)), List.of(), List.of())
                    .resolve(
                            trigger.imageEntries(),
                            List.of(),
                            folder.isEmpty() ? ResourceName.DEFAULT_NAMESPACE : folder,
                            log::line);
            resolved.images().forEach(image -> picks.put(image.policy().toString(), image.image()));
        }
        if (picks.isEmpty()) {
            log.line("Nothing is picked yet.");
        }
        return picks;
    }

    private static boolean schedule(Job<?, ?> job, List<PickChange> changes) {
        Queue.Item item = ParameterizedJobMixIn.scheduleBuild2(
                job,
                -1,
                new CauseAction(new ReflectorScanCause(changes)),
                new ReflectorEnvironmentAction(changes));
        return item != null;
    }
}

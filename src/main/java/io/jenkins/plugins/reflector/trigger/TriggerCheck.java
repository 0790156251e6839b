package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.Queue;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Scopes;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.store.PickFile;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.ImageResolver;
import io.jenkins.plugins.reflector.update.Resolved;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        String namespace = Scopes.of(job.getParent().getFullName());
        EngineFactory engine = new EngineFactory(jenkins);
        Catalog catalog = engine.catalog();
        Set<ResourceName> wanted = new HashSet<>();
        trigger.policyNames().forEach(glob -> catalog.policies(glob, namespace).forEach(policy -> wanted.add(policy.name())));
        for (PolicyImage pick : WatcherService.get().picks()) {
            if (wanted.contains(pick.policy())) {
                log.line(pick.policy() + " picks " + pick.image());
                picks.put(pick.policy().toString(), pick.image());
            }
        }
        if (!trigger.imageEntries().isEmpty()) {
            Resolved resolved = new ImageResolver(
                            engine.registries(CredentialsContext.of(job)), engine.registries(catalog), catalog)
                    .resolve(trigger.imageEntries(), List.of(), namespace, log::line);
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

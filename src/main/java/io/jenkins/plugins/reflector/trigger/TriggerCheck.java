package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Scopes;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One look of a trigger: what its images are now, and a build of its job if that is news. */
final class TriggerCheck {

    private static final Clock CLOCK = Clock.systemUTC();

    private final JenkinsFacade jenkins;
    private final EngineFactory engine;
    private final ReflectorScanTrigger trigger;
    private final Job<?, ?> job;
    private final String namespace;
    private final ScanLog log;
    private final List<Pick> picks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private TriggerCheck(JenkinsFacade jenkins, ReflectorScanTrigger trigger, Job<?, ?> job, ScanLog log) {
        this.jenkins = jenkins;
        this.engine = new EngineFactory(jenkins);
        this.trigger = trigger;
        this.job = job;
        this.namespace = Scopes.of(job);
        this.log = log;
    }

    /** Does it, unless the job is gone or may not run: then it is still due. */
    static void run(
            @NonNull JenkinsFacade jenkins, @NonNull ReflectorScanTrigger trigger, @NonNull Job<?, ?> job, @NonNull Look look)
            throws InterruptedException, IOException {
        if (jenkins.isQuietingDown() || !job.isBuildable() && !look.afresh()) {
            return;
        }
        try (ScanLog log = new ScanLog(folder(job))) {
            log.line("Checked on " + ZonedDateTime.now().format(DateTimeFormatter.RFC_1123_DATE_TIME) + ": " + look.why() + ".");
            if (!job.isBuildable()) {
                log.open();
                log.line("The job is disabled, so nothing is looked at: enable it first.");
                return;
            }
            try {
                new TriggerCheck(jenkins, trigger, job, log).run(look);
            } catch (RuntimeException | IOException e) {
                if (!Files.isDirectory(folder(job))) {
                    // Whatever it was, it came of the job's end.
                    return;
                }
                log.open();
                log.line("Problem: the look could not be finished, and nothing was taken note of: " + e.getMessage()
                        + " The log of Jenkins has more.");
                throw e;
            }
        }
    }

    /** Says that the controller is about to stop, if somebody waits for the look. */
    static void putOff(@NonNull Job<?, ?> job, @NonNull Look look) throws IOException {
        if (look.afresh()) {
            try (ScanLog log = new ScanLog(folder(job))) {
                log.open();
                log.line("Jenkins is about to shut down, so nothing is looked at now. If that is called off, it is looked at then.");
            }
        }
    }

    private static Path folder(Job<?, ?> job) {
        return job.getRootDir().toPath();
    }

    private void run(Look look) throws InterruptedException, IOException {
        TriggerState state = TriggerState.read(folder(job));
        if (look.images() || look.afresh()) {
            log.open();
        }
        policies(look.afresh());
        if (look.images()) {
            images(state.seen(), look.afresh());
        } else {
            picks.addAll(trigger.refused());
        }
        TriggerDecision decision = TriggerDecision.decide(state.seen(), picks, trigger.isFireOnFirstScan());
        if (!jenkins.isThere(job)) {
            return;
        }
        if (!decision.changes().isEmpty() && !job.isBuildable()) {
            log.open();
            log.line("The job was disabled meanwhile, so that nothing was started or taken note of.");
            return;
        }
        boolean refused = !decision.changes().isEmpty() && !start(decision.changes());
        trigger.refuse(refused ? picks.stream().filter(Pick::isInPlace).toList() : null);
        TriggerState after = after(state, look, decision, refused);
        if (after.equals(state)) {
            log.line("No other images than last seen.");
            return;
        }
        log.open();
        problems.forEach(problem -> log.line("Problem: " + problem));
        if (decision.changes().isEmpty()) {
            log.line(outcome(state, decision));
        }
        after.write(folder(job));
    }

    private String outcome(TriggerState state, TriggerDecision decision) {
        if (picks.isEmpty()) {
            return "Nothing is picked, so nothing is new.";
        }
        return decision.seen().size() > state.seen().size()
                ? "Taken note of what is picked; the job runs when that changes."
                : "No other images than last seen.";
    }

    private TriggerState after(TriggerState before, Look look, TriggerDecision decision, boolean refused) {
        Map<String, LatestRef> seen = refused ? before.seen() : decision.seen();
        Map<String, Long> since = before.sinceOnceSeen(seen, CLOCK.millis());
        if (!look.images() && !trigger.imageEntries().isEmpty()) {
            // Whether the registries answer is not known by this look.
            return new TriggerState(seen, before.looked(), before.settings(), before.failures(), before.problems(), refused, since);
        }
        return new TriggerState(
                seen,
                look.images() ? CLOCK.millis() : before.looked(),
                trigger.settings(),
                problems.isEmpty() ? 0 : before.failures() + 1,
                problems,
                refused,
                since);
    }

    private boolean start(List<PickChange> changes) throws IOException {
        log.open();
        if (new BuildStarter(job, log::line).start(changes)) {
            log.line("Started a build: " + ReflectorScanCause.describe(changes));
            return true;
        }
        problems.add("Jenkins refused to start a build for " + ReflectorScanCause.describe(changes)
                + "; it is tried again in a minute. If that goes on, look which plugin keeps builds out of the queue.");
        return false;
    }

    private void policies(boolean afresh) throws InterruptedException {
        Catalog catalog = engine.catalog();
        Set<ImagePolicy> wanted = new LinkedHashSet<>();
        for (String glob : trigger.policyNames()) {
            List<ImagePolicy> meant = catalog.policies(glob, namespace);
            if (meant.isEmpty()) {
                problems.add("No policy \"" + glob + "\" is configured that this job may use: correct the name in the trigger, "
                        + "or add the policy in Manage Jenkins, System, Image Reflector, or in the folder.");
            }
            wanted.addAll(meant);
        }
        if (afresh) {
            askFor(wanted, catalog);
        }
        Set<ResourceName> unanswered = new LinkedHashSet<>();
        Set<ResourceName> answered = new HashSet<>();
        for (ImagePolicy policy : wanted) {
            // As evaluated now: what it picked of a repository that it is for no longer is remembered for a while.
            LatestRef pick = WatcherService.get().pick(policy).orElse(null);
            if (pick == null) {
                unanswered.add(policy.name());
            } else {
                log.line(policy.name() + " picks " + pick + ".");
                picks.add(Pick.configured(policy.name(), pick, namespace));
                answered.add(policy.name());
            }
        }
        unanswered.removeAll(answered);
        unanswered.forEach(name -> log.line(name + " picks nothing yet."));
    }

    /** Has the registries asked; what comes out is remembered and read with the other picks. */
    private void askFor(Set<ImagePolicy> policies, Catalog catalog) throws InterruptedException {
        List<ImagePolicy> active =
                policies.stream().filter(policy -> !policy.suspend()).toList();
        for (PolicyResolution resolution : WatcherService.get().resolve(active, log::line)) {
            if (!resolution.ready()) {
                problems.add(resolution.policy().name() + " has no new answer: " + catalog.told(resolution, namespace));
            }
        }
    }

    private void images(Map<String, LatestRef> seen, boolean urgent) throws InterruptedException {
        ImagesInPlace images = new ImagesInPlace(trigger.imageEntries(), namespace, trigger.getScanFrom());
        problems.addAll(images.problems());
        // On the agents that the job's builds may use, as its steps do.
        TagSource registries = engine.registries(
                CredentialsContext.of(job), job instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2);
        for (PolicyResolution resolution : images.resolve(
                urgent ? registries.urgent() : registries, WatcherService.get().ledger(), seen, CLOCK)) {
            ResourceName name = resolution.policy().name();
            LatestRef pick = resolution.latestRef();
            if (resolution.ready() && pick != null) {
                log.line(name + " picks " + pick + remarks(resolution));
                picks.add(Pick.inPlace(name, pick));
            } else {
                problems.add(name + " picks nothing: " + resolution.message());
            }
        }
    }

    /** How many tags there were, and what guards noticed; that a tag was found needs no words. */
    private static String remarks(PolicyResolution resolution) {
        int more = resolution.message().indexOf(';');
        return (resolution.selection() == null ? "" : ", of " + resolution.selection().verdicts().size() + " tags")
                + (more < 0 ? "." : resolution.message().substring(more) + ".");
    }
}

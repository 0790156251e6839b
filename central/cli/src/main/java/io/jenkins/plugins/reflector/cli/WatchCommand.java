package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.flux.TagsFile;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyExpansion;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reflector watch}: as {@code run}, each resource at its own interval, until the process is told to end. */
@Command(
        name = "watch",
        description = {
            "As run, again and again: each ImageRepository and ImageUpdateAutomation at its own interval, and an automation at "
                    + "once when a pick changes. Ends at SIGTERM or SIGINT, after the push in hand.",
            "Prints a line, or with -o json or yaml a document, whenever something happened."
        })
final class WatchCommand implements Callable<Integer> {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration USUAL_DIGEST_INTERVAL = Duration.ofMinutes(10);

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

    private final Clock clock = Clock.systemUTC();
    private final Map<String, String> told = new HashMap<>();
    private final Map<String, LatestRef> picked = new HashMap<>();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        output.refuseUpdateFormats("watch");
        ResourceSet resources = inputs.read(err);
        WatchedTags watched = new WatchedTags(tags.source(resources, mirrors, err), digestIntervals(resources), clock);
        if (inputs.broken() || tags.broken()) {
            err.println("error: nothing is watched until that is mended");
            return ExitCode.USAGE;
        }
        FirstSeenLedger ledger = state.ledger(resources.imagePolicies(), tags.given(), err);
        Suspended suspended = new Suspended(resources, err);
        List<ImagePolicy> skipped = resources.imagePolicies().stream().filter(suspended::skips).toList();
        List<WatchedAutomation> automations =
                resources.automations().stream().map(WatchedAutomation::new).toList();
        automations.stream()
                .filter(each -> each.automation().suspend())
                .forEach(each -> err.println("ImageUpdateAutomation " + each.automation().name() + " is suspended: not run"));
        if (resources.automations().isEmpty()) {
            err.println("no ImageUpdateAutomation among the resources: the picks are shown, nothing is written");
        }
        EarlierPicks earlier = new EarlierPicks(resources, state.statuses());
        AutomationRuns runs = new AutomationRuns(resources, !ownNamespaceOnly, dryRun, state.statuses(), err);
        List<ImageRepository> needed = needed(resources, skipped);
        try (StopSignal stop = new StopSignal()) {
            List<PolicyResolution> picks = List.of();
            for (boolean first = true; !stop.stopped(); first = false) {
                Instant now = clock.instant();
                if (first || needed.stream().anyMatch(each -> !now.isBefore(watched.due(each)))) {
                    picks = Resolutions.of(
                                    resources,
                                    watched,
                                    ledger,
                                    policy -> isAmong(skipped, policy),
                                    policy -> picked.getOrDefault(key(policy), earlier.of(policy)),
                                    err)
                            .all();
                    watched.settle(needed);
                    tell(picks);
                }
                run(runs, automations, picks, stop);
                stop.pause(pause(needed, watched, automations));
            }
        } catch (InterruptedException e) {
            // The signal came while nothing was under way that had to be finished.
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    private static boolean isAmong(List<ImagePolicy> skipped, ImagePolicy policy) {
        return skipped.stream().anyMatch(each -> each.name().equals(policy.name()));
    }

    /** The repositories that policies look at: nothing would come of scanning the others. */
    private static List<ImageRepository> needed(ResourceSet resources, List<ImagePolicy> skipped) {
        List<ImagePolicy> policies =
                PolicyExpansion.expandAll(resources.imagePolicies(), resources.imageRepositories()).stream()
                        .filter(policy -> !isAmong(skipped, policy))
                        .toList();
        return new PolicyResolver(resources, TagInputs.source(new TagsFile(Map.of(), List.of()))).needed(policies).stream()
                .filter(repository -> !repository.suspend())
                .toList();
    }

    private static String key(ImagePolicy policy) {
        return policy.name() + " " + policy.repository();
    }

    /** How often the digests of each repository are looked up again. */
    private static Map<ResourceName, Duration> digestIntervals(ResourceSet resources) {
        Map<ResourceName, Duration> intervals = new HashMap<>();
        for (ImagePolicy policy : resources.imagePolicies()) {
            if (policy.digestReflection() == DigestReflection.ALWAYS && !policy.suspend() && policy.repository() != null) {
                Duration own = policy.interval() == null || policy.interval().isZero()
                        ? USUAL_DIGEST_INTERVAL
                        : policy.interval();
                intervals.merge(policy.repository(), own, (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
        }
        return intervals;
    }

    private void run(
            AutomationRuns runs, List<WatchedAutomation> automations, List<PolicyResolution> picks, StopSignal stop)
            throws InterruptedException {
        List<AutomationReport> reports = new ArrayList<>();
        for (WatchedAutomation each : automations) {
            if (!each.isDue(picks, clock.instant()) || !stop.begin()) {
                continue;
            }
            try {
                AutomationReport report = runs.run(each.automation(), picks);
                each.ran(report, picks, clock.instant());
                AutomationReport.Event event = runs.event(each.automation());
                if (output.format() == OutputFormat.table && event.severity() == AutomationReport.Severity.NORMAL) {
                    line(each.automation().name() + ": " + (report.commit() == null || report.pushed()
                            ? event.text().strip().replace("\n", "\n    ")
                            : "would push commit " + report.commit().id().substring(0, 7) + " to branch "
                                    + report.commit().branch()));
                }
                if (event.severity() != AutomationReport.Severity.TRACE) {
                    reports.add(report);
                }
            } finally {
                stop.finish();
            }
        }
        if (!reports.isEmpty() && output.format() != OutputFormat.table) {
            PrintWriter out = spec.commandLine().getOut();
            if (output.format() == OutputFormat.yaml) {
                out.println("---");
            }
            runs.print(out, output, reports, picks);
            out.flush();
        }
    }

    /** Tells of each policy what is new: another pick, or another reason why there is none. */
    private void tell(List<PolicyResolution> picks) {
        for (PolicyResolution pick : picks) {
            LatestRef ref = pick.latestRef();
            String text = pick.ready() && ref != null ? ref.toString() : pick.message();
            String before = told.put(key(pick.policy()), text);
            if (ref != null) {
                picked.put(key(pick.policy()), ref);
            }
            if (text.equals(before)) {
                continue;
            }
            if (!pick.ready()) {
                spec.commandLine().getErr().println("error: " + Resolutions.failure(pick));
            } else if (output.format() == OutputFormat.table) {
                line(pick.policy().name() + ": " + text);
            }
        }
    }

    private void line(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + text);
        out.flush();
    }

    private Duration pause(List<ImageRepository> needed, WatchedTags watched, List<WatchedAutomation> automations) {
        Instant now = clock.instant();
        Instant next = now.plus(LONGEST_PAUSE);
        for (ImageRepository repository : needed) {
            next = earlier(next, watched.due(repository));
        }
        for (WatchedAutomation automation : automations) {
            next = earlier(next, automation.due());
        }
        Duration pause = Duration.between(now, next);
        // Never in circles, whatever an interval of nothing means.
        return pause.compareTo(Duration.ofMillis(50)) < 0 ? Duration.ofMillis(50) : pause;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}

package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.guard.AgeGuard;
import io.jenkins.plugins.reflector.engine.guard.AllowGuard;
import io.jenkins.plugins.reflector.engine.guard.Candidate;
import io.jenkins.plugins.reflector.engine.guard.CreatedGuard;
import io.jenkins.plugins.reflector.engine.guard.GuardedChoice;
import io.jenkins.plugins.reflector.engine.guard.IgnoreList;
import io.jenkins.plugins.reflector.engine.guard.MoveGuards;
import io.jenkins.plugins.reflector.engine.guard.PlatformGuard;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.guard.TagGuard;
import io.jenkins.plugins.reflector.engine.guard.TagOrder;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.Sighting;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One policy on its way from the tags of its repository to its answer: {@link #choose}, {@link #lookCloser} until it is content, {@link #move} and
 * {@link #answer}, in this order. With no options of ours each guard on the way is absent (flux.md 2.2, product.md).
 */
final class Evaluation {

    /** How many images are looked at in one evaluation. */
    static final int MAX_LOOKS = 10;

    private final ImagePolicy policy;
    private final ImageRepository repository;
    private final TagSource source;
    private final FirstSeenLedger ledger;
    private final Instant now;
    private final ScanResult scan;
    private final TagOrder order;
    private final MoveGuards moves;
    private final GuardedChoice choice;

    /** The previous pick, if it is of the same image; what a guard falls back to. */
    @CheckForNull
    private final LatestRef kept;

    private final List<Ruling> rulings = new ArrayList<>();
    private final List<TagVerdict> unfit = new ArrayList<>();

    /** What the policy alone would take; null if that is nothing. */
    @CheckForNull
    private final String wanted;

    private boolean held;
    private boolean exhausted;
    private int looks;

    /**
     * @param scans brings the tags
     * @param previous the last answer; null if there is none
     * @throws NotReadyException if nothing can be chosen from
     */
    Evaluation(
            ImagePolicy policy,
            ImageRepository repository,
            @CheckForNull LatestRef previous,
            TagSource source,
            ScanCache scans,
            FirstSeenLedger ledger,
            Instant now)
            throws NotReadyException, InterruptedException {
        this.policy = policy;
        this.repository = repository;
        this.source = source;
        this.ledger = ledger;
        this.now = now;
        this.kept = previous != null && previous.name().equals(repository.image()) ? previous : null;
        try {
            // A wrong policy is told before anything is asked, as Flux does.
            TagPolicy.of(policy.choice());
            this.scan = scans.scan(repository);
            if (scan.tags().isEmpty()) {
                throw NotReadyException.retried("DependencyNotReady", noTags(repository, scan));
            }
            TagPolicy tagPolicy = TagPolicy.of(policy.choice(), policy.options(), this::firstSeen);
            TagFilter filter = TagFilter.of(policy);
            this.order = TagOrder.of(policy, filter, tagPolicy);
            this.moves = new MoveGuards(policy.options(), order, scan.tags(), scan.complete());
            List<String> ignored =
                    policy.options().pin() == null ? policy.options().ignoreTags() : List.of();
            this.choice = new GuardedChoice(
                    filter, tagPolicy, scans.tags(repository), new IgnoreList(ignored));
            this.wanted = choice.selection().picked();
        } catch (InvalidPolicyException e) {
            throw NotReadyException.stalled("InvalidPolicy", e.getMessage());
        } catch (ScanException e) {
            throw NotReadyException.of(e);
        }
    }

    ImagePolicy policy() {
        return policy;
    }

    List<Ruling> rulings() {
        return rulings;
    }

    /** What {@link #lookCloser} left out. */
    List<TagVerdict> unfit() {
        return unfit;
    }

    MoveGuards moves() {
        return moves;
    }

    GuardedChoice choice() {
        return choice;
    }

    /** The version that a tag stands for in the policy's group. */
    String version(String tag) {
        return order.version(tag);
    }

    /** Chooses among the tags that need no look-up to be judged. */
    void choose() throws NotReadyException, InterruptedException {
        PolicyOptions options = policy.options();
        if (options.pin() != null) {
            String tag = options.pin().tag();
            if (!scan.tags().contains(tag)) {
                throw NotReadyException.unanswered(choice.selection(), "pinned to " + tag
                        + ", but " + repository.image() + " has no such tag, or spec.exclusionList drops it");
            }
            choice.pin(tag, options.pin().reason());
            return;
        }
        List<TagGuard> guards = new ArrayList<>();
        if (options.minimumAge() != null && !options.minimumAge().isZero()) {
            guards.add(ageGuard());
        }
        if (options.allow() != null && kept != null) {
            guards.add(new AllowGuard(options.allow(), order, kept.tag()));
        }
        try {
            choice.guard(guards.stream().map(this::exceptKept).toList());
        } catch (ScanException e) {
            throw NotReadyException.of(e);
        }
    }

    /** What was picked before is not new, so what guards novelties does not take it away again. */
    private TagGuard exceptKept(TagGuard guard) {
        return candidate -> isKept(candidate.tag()) ? null : guard.objection(candidate);
    }

    private boolean isKept(String tag) {
        return kept != null && kept.tag().equals(tag);
    }

    /**
     * Looks at the image of the present pick; if that speaks against the tag, it is left out and the policy chooses again. Each
     * look costs requests, so after some of them the previous pick stays.
     *
     * @return whether another tag is picked now, which wants a look too
     */
    boolean lookCloser() throws NotReadyException, InterruptedException {
        String picked = choice.selection().picked();
        List<TagGuard> guards = lookUps();
        if (picked == null || isKept(picked) || guards.isEmpty()) {
            return false;
        }
        if (looks == MAX_LOOKS) {
            exhausted = true;
            return false;
        }
        looks++;
        try {
            for (TagGuard guard : guards) {
                Outcome outcome = guard.objection(new Candidate(picked, picked));
                if (outcome != null) {
                    unfit.add(new TagVerdict(picked, "", outcome.verdict(), outcome.detail()));
                    choice.drop(Map.of(picked, outcome));
                    return true;
                }
            }
            return false;
        } catch (ScanException e) {
            throw NotReadyException.unanswered(choice.selection(), e.getMessage());
        }
    }

    private List<TagGuard> lookUps() {
        PolicyOptions options = policy.options();
        List<TagGuard> guards = new ArrayList<>();
        if (options.minimumAge() != null && !options.minimumAge().isZero()) {
            guards.add(new CreatedGuard(
                    source, repository, ledger, scan.canonicalImageName(), options.minimumAge(), now));
        }
        if (!options.platforms().isEmpty()) {
            guards.add(new PlatformGuard(source, repository, options.platforms()));
        }
        return options.pin() == null ? guards : List.of();
    }

    /** Judges the step from the previous pick to the present one. */
    void move() throws NotReadyException {
        String picked = choice.selection().picked();
        if (picked == null) {
            throw NotReadyException.unanswered(choice.selection(), noPick());
        }
        noteSkipped();
        if (exhausted) {
            hold(new Ruling(
                    GuardAction.HOLD,
                    policy.options().platforms().isEmpty() ? "minimumAge" : "platforms",
                    "none of the " + MAX_LOOKS + " best tags will do (see --explain), and no more are looked at"));
            return;
        }
        Ruling ruling = kept == null ? null : moves.judge(kept.tag(), picked, GuardAction.WRITE);
        if (ruling != null && ruling.holds()) {
            hold(ruling);
        } else if (ruling != null && (policy.options().onDowngrade() != null || policy.options().onShrink() != null)) {
            rulings.add(ruling);
        }
    }

    /** A policy that would fail as a whole in Flux says what it left out instead. */
    private void noteSkipped() {
        if (!policy.options().skipUnparsable()) {
            return;
        }
        List<String> skipped = choice.selection().verdicts().stream()
                .filter(verdict -> verdict.verdict() == TagVerdict.Verdict.NOT_A_NUMBER)
                .map(TagVerdict::tag)
                .toList();
        if (!skipped.isEmpty()) {
            rulings.add(new Ruling(
                    GuardAction.WRITE,
                    "skipUnparsable",
                    skipped.size() + (skipped.size() == 1 ? " tag is no number and is" : " tags are no numbers and are")
                            + " skipped, such as " + skipped.get(0)));
        }
    }

    /** Whether a guard stays with the previous pick. */
    boolean isHeld() {
        return held;
    }

    /**
     * Stays with the previous pick.
     *
     * @throws NotReadyException if there is none
     */
    void hold(Ruling ruling) throws NotReadyException {
        rulings.add(ruling);
        held = true;
        if (kept == null) {
            throw NotReadyException.unanswered(choice.selection(), "held: " + ruling.detail());
        }
        choice.hold(kept.tag(), ruling.detail());
    }

    /** The answer, with its digest if one is wanted. */
    LatestRef answer() throws NotReadyException, InterruptedException {
        String tag = choice.selection().picked();
        if (held && !scan.tags().contains(tag)) {
            // Nothing can be asked of a tag that is gone.
            return kept;
        }
        DigestReflector digests = new DigestReflector(source, ledger, scan.canonicalImageName(), now);
        DigestReflector.Found found = digests.digest(policy, repository, tag, kept, choice.selection());
        if (found.ruling() != null && !found.ruling().holds()) {
            rulings.add(found.ruling());
        } else if (found.ruling() != null) {
            hold(found.ruling());
            return kept;
        }
        return new LatestRef(repository.image(), tag, found.digest());
    }

    /** What the message says beyond Flux's words: what is held, and which tag was passed over. */
    String remarks() {
        StringBuilder remarks = new StringBuilder();
        for (Ruling ruling : rulings) {
            remarks.append(ruling.holds() ? "; held: " : "; note: ").append(ruling.detail());
        }
        String passed = passedOver();
        return passed == null || held ? remarks.toString() : remarks + "; not " + passed;
    }

    private String noPick() {
        Selection selection = choice.selection();
        String passed = passedOver();
        if (passed != null) {
            return selection.error() + "; not " + passed;
        }
        return policy.choice() instanceof PolicyChoice.DigestOf digest
                ? selection.error() + ": " + repository.image() + " has no tag '" + digest.tag() + "'"
                : selection.error();
    }

    /** The tag that the policy alone would take, and why it is not taken; null if it is. */
    @CheckForNull
    private String passedOver() {
        if (wanted == null || wanted.equals(choice.selection().picked())) {
            return null;
        }
        return choice.selection().verdicts().stream()
                .filter(verdict -> verdict.tag().equals(wanted))
                .findFirst()
                .map(verdict -> wanted + ": " + verdict.detail())
                .orElse(null);
    }

    private AgeGuard ageGuard() {
        return new AgeGuard(ledger, scan.canonicalImageName(), policy.options().minimumAge(), now);
    }

    private Instant firstSeen(String tag) {
        return ledger.firstSeen(scan.canonicalImageName(), tag)
                .map(Sighting::at)
                .orElse(Instant.MIN);
    }

    private static String noTags(ImageRepository repository, ScanResult scan) {
        return "no tags in database: ImageRepository '" + repository.name() + "' (" + repository.image() + ") "
                + (scan.excluded().isEmpty()
                        ? "has no tags; check spec.image"
                        : "has " + scan.excluded().size() + " tags and spec.exclusionList drops all of them");
    }
}

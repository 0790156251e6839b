package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.SeenDigest;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code minimumAge}, counted from when we first saw the tag, and anew from when we first saw it point elsewhere. The tags of
 * the first scan may be of any age and count as old enough: else a new policy would have no answer for days, and a policy that
 * is set up again and again never one. {@link CreatedGuard} looks closer at those.
 */
public final class AgeGuard implements TagGuard {

    private final FirstSeenLedger ledger;
    private final String repository;
    private final Duration minimumAge;
    private final Instant now;
    private final Map<Instant, Outcome> outcomes = new HashMap<>();

    /**
     * @param repository the canonical name
     * @param minimumAge how long a tag must have been known
     */
    public AgeGuard(
            @NonNull FirstSeenLedger ledger,
            @NonNull String repository,
            @NonNull Duration minimumAge,
            @NonNull Instant now) {
        this.ledger = ledger;
        this.repository = repository;
        this.minimumAge = minimumAge;
        this.now = now;
    }

    @Override
    @CheckForNull
    public Outcome objection(@NonNull Candidate candidate) {
        Sighting sighting = ledger.firstSeen(repository, candidate.tag()).orElse(null);
        SeenDigest digest = ledger.digest(repository, candidate.tag()).orElse(null);
        if (sighting == null) {
            return null;
        }
        if (digest != null && digest.since().isAfter(sighting.at())) {
            return tooYoung(digest.since());
        }
        return sighting.baseline() ? null : tooYoung(sighting.at());
    }

    @CheckForNull
    private Outcome tooYoung(Instant since) {
        Instant until = since.plus(minimumAge);
        return now.isBefore(until) ? outcomes.computeIfAbsent(until, AgeGuard::outcome) : null;
    }

    /** The verdict for a tag that is too young until a time. */
    static Outcome outcome(Instant until) {
        return new Outcome(Verdict.TOO_YOUNG, "too young until " + Times.text(until));
    }
}

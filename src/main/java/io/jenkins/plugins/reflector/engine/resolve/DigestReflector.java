package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.guard.AgeGuard;
import io.jenkins.plugins.reflector.engine.guard.Candidate;
import io.jenkins.plugins.reflector.engine.guard.RepushGuard;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Duration;
import java.time.Instant;

/** Decides whether the digest of a picked tag is looked up, kept or left out (flux.md 2.8), and whether it may be trusted. */
final class DigestReflector {

    private final TagSource tags;
    private final FirstSeenLedger ledger;
    private final String canonicalName;
    private final Instant now;

    DigestReflector(TagSource tags, FirstSeenLedger ledger, String canonicalName, Instant now) {
        this.tags = tags;
        this.ledger = ledger;
        this.canonicalName = canonicalName;
        this.now = now;
    }

    /**
     * A digest, and what guards say of it.
     *
     * @param digest null if the policy wants none
     * @param ruling null if no guard has anything to say
     */
    record Found(@CheckForNull String digest, @CheckForNull Ruling ruling) {}

    /**
     * The digest to report.
     *
     * @param previous the last answer for the same repository name; null if there is none
     * @throws NotReadyException if one is wanted and cannot be had
     */
    @NonNull
    Found digest(
            @NonNull ImagePolicy policy,
            @NonNull ImageRepository repository,
            @NonNull String tag,
            @CheckForNull LatestRef previous,
            @NonNull Selection selection)
            throws NotReadyException, InterruptedException {
        boolean present = hasDigestOf(previous, tag);
        DigestReflection reflection = policy.effectiveDigestReflection();
        boolean reflected = reflection == DigestReflection.ALWAYS
                || reflection == DigestReflection.IF_NOT_PRESENT && !present;
        RepushGuard repush = new RepushGuard(ledger, canonicalName, policy.options().onRepush());
        String digest = null;
        Ruling ruling = null;
        if (reflected || repush.wantsDigest(tag)) {
            digest = fetch(repository, tag, selection, reflected);
        }
        if (digest != null) {
            if (present && ledger.digest(canonicalName, tag).isEmpty()) {
                ledger.recordDigest(canonicalName, tag, previous.digest(), now);
            }
            ruling = repush.judge(tag, digest, reflected && present ? previous.digest() : null, now);
            Duration minimumAge = policy.options().minimumAge();
            if (minimumAge != null && policy.options().pin() == null && (ruling == null || !ruling.holds())) {
                Ruling tooYoung = ageOf(tag, digest, previous, minimumAge);
                ruling = tooYoung == null ? ruling : tooYoung;
            }
        }
        if (reflection == DigestReflection.NEVER) {
            return new Found(null, ruling);
        }
        return new Found(reflected ? digest : previous.digest(), ruling);
    }

    /** A tag that points elsewhere is as young as its new digest. */
    @CheckForNull
    private Ruling ageOf(String tag, String digest, LatestRef previous, Duration minimumAge) {
        if (hasDigestOf(previous, tag) && previous.digest().equals(digest)) {
            return null;
        }
        boolean moved = ledger.digest(canonicalName, tag)
                .flatMap(known -> ledger.firstSeen(canonicalName, tag).map(seen -> known.since().isAfter(seen.at())))
                .orElse(false);
        Outcome outcome = moved
                ? new AgeGuard(ledger, canonicalName, minimumAge, now).objection(new Candidate(tag, tag))
                : null;
        return outcome == null
                ? null
                : new Ruling(GuardAction.HOLD, "minimumAge", tag + " points at " + digest + " now: " + outcome.detail());
    }

    private static boolean hasDigestOf(LatestRef previous, String tag) {
        String digest = previous == null ? null : previous.digest();
        return digest != null && !digest.isEmpty() && previous.tag().equals(tag);
    }

    /** @param required whether there is no answer without it; else null is one */
    @CheckForNull
    private String fetch(ImageRepository repository, String tag, Selection selection, boolean required)
            throws NotReadyException, InterruptedException {
        String what = "failed fetching digest of " + repository.image() + ":" + tag + ": ";
        try {
            String digest = tags.digest(repository, tag);
            boolean missing = digest == null || digest.isEmpty();
            if (missing && required) {
                throw NotReadyException.withoutDigest(
                        selection, what + "the source of the tags tells no digest; give one for this tag");
            }
            return missing ? null : digest;
        } catch (ScanException e) {
            throw NotReadyException.withoutDigest(selection, what + e.getMessage());
        }
    }
}

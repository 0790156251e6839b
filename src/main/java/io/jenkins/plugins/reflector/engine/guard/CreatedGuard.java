package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.Sighting;
import io.jenkins.plugins.reflector.engine.scan.PlatformSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code minimumAge} of a tag that was there at the first scan: if the image itself says that it is younger, it is. A time in an
 * image can be forged and is often 1970, so it may only make the guard stricter and never stands in for our own clock.
 */
public final class CreatedGuard implements TagGuard {

    private final PlatformSource images;
    private final ImageRepository repository;
    private final FirstSeenLedger ledger;
    private final String canonicalName;
    private final Duration minimumAge;
    private final Instant now;

    public CreatedGuard(
            @NonNull PlatformSource images,
            @NonNull ImageRepository repository,
            @NonNull FirstSeenLedger ledger,
            @NonNull String canonicalName,
            @NonNull Duration minimumAge,
            @NonNull Instant now) {
        this.images = images;
        this.repository = repository;
        this.ledger = ledger;
        this.canonicalName = canonicalName;
        this.minimumAge = minimumAge;
        this.now = now;
    }

    @Override
    @CheckForNull
    public Outcome objection(@NonNull Candidate candidate) throws ScanException, InterruptedException {
        boolean baseline = ledger.firstSeen(canonicalName, candidate.tag())
                .map(Sighting::baseline)
                .orElse(true);
        if (!baseline) {
            return null;
        }
        Instant created = images.created(repository, candidate.tag()).orElse(Instant.MIN);
        return created.isAfter(now.minus(minimumAge)) && !created.isAfter(now)
                ? AgeGuard.outcome(created.plus(minimumAge))
                : null;
    }
}

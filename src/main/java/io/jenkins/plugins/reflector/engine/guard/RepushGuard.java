package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.SeenDigest;
import java.time.Instant;

/**
 * {@code onRepush}: a tag that looks immutable and has another digest than we knew was overwritten, by mistake or by somebody
 * with bad intent (features.md 5.10). The known digest stays in the ledger while the tag is held.
 */
public final class RepushGuard {

    /** The option that asks for it, as its rulings name it. */
    public static final String OPTION = "onRepush";

    private final FirstSeenLedger ledger;
    private final String repository;
    private final GuardAction action;

    /**
     * @param repository the canonical name
     * @param action null: not asked for, every digest is taken
     */
    public RepushGuard(
            @NonNull FirstSeenLedger ledger, @NonNull String repository, @CheckForNull GuardAction action) {
        this.ledger = ledger;
        this.repository = repository;
        this.action = action;
    }

    /** Whether the digest of this tag must be known to guard it. */
    public boolean wantsDigest(@NonNull String tag) {
        return action != null && ImmutableTags.looksImmutable(tag);
    }

    /**
     * Compares a digest with the known one, and notes it unless it is held.
     *
     * @param digest where the tag points now
     * @param picked the digest that the policy has of this tag, which counts more than what is noted: another policy may have
     *     taken the new one; null if it has none
     * @return null if there is nothing to tell
     */
    @CheckForNull
    public Ruling judge(@NonNull String tag, @NonNull String digest, @CheckForNull String picked, @NonNull Instant now) {
        SeenDigest known = ledger.digest(repository, tag).orElse(null);
        String was = picked != null ? picked : known == null ? null : known.digest();
        boolean alarm = wantsDigest(tag) && was != null && !was.equals(digest);
        if (!alarm || action == GuardAction.WRITE) {
            ledger.recordDigest(repository, tag, digest, now);
        }
        return alarm
                ? new Ruling(action, OPTION, tag + " was pushed again: it was " + was
                        + (known != null && known.digest().equals(was) ? " (seen since " + Times.text(known.since()) + ")" : "")
                        + " and is " + digest + " now")
                : null;
    }
}

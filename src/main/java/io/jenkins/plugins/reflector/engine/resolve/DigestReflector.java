package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.TagSource;

/** Decides whether the digest of a picked tag is looked up, kept or left out (flux.md 2.8). */
final class DigestReflector {

    private final TagSource tags;

    DigestReflector(TagSource tags) {
        this.tags = tags;
    }

    /**
     * The digest to report.
     *
     * @param previous the last answer for the same repository name; null if there is none
     * @return null if the policy wants none
     * @throws NotReadyException if one is wanted and cannot be had
     */
    @CheckForNull
    String digest(
            @NonNull ImagePolicy policy,
            @NonNull ImageRepository repository,
            @NonNull String tag,
            @CheckForNull LatestRef previous,
            @NonNull Selection selection)
            throws NotReadyException, InterruptedException {
        return switch (policy.effectiveDigestReflection()) {
            case NEVER -> null;
            case IF_NOT_PRESENT -> hasDigestOf(previous, tag) ? previous.digest() : fetch(repository, tag, selection);
            case ALWAYS -> fetch(repository, tag, selection);
        };
    }

    private static boolean hasDigestOf(LatestRef previous, String tag) {
        String digest = previous == null ? null : previous.digest();
        return digest != null && !digest.isEmpty() && previous.tag().equals(tag);
    }

    private String fetch(ImageRepository repository, String tag, Selection selection)
            throws NotReadyException, InterruptedException {
        String what = "failed fetching digest of " + repository.image() + ":" + tag + ": ";
        try {
            String digest = tags.digest(repository, tag);
            if (digest == null || digest.isEmpty()) {
                throw NotReadyException.withoutDigest(
                        selection, what + "the source of the tags tells no digest; give one for this tag");
            }
            return digest;
        } catch (ScanException e) {
            throw NotReadyException.withoutDigest(selection, what + e.getMessage());
        }
    }
}

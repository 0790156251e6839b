package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagSelector;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers policies, in Flux's order and words (flux.md 2.2, 2.8 to 2.10). One resolver is one evaluation: it scans each
 * repository at most once, however many policies look at it. Not for several threads.
 */
public final class PolicyResolver {

    private final Function<ResourceName, Optional<ImageRepository>> repositories;
    private final ScanCache scans;
    private final DigestReflector digests;

    public PolicyResolver(
            @NonNull Function<ResourceName, Optional<ImageRepository>> repositories, @NonNull TagSource tags) {
        this.repositories = repositories;
        this.scans = new ScanCache(tags);
        this.digests = new DigestReflector(tags);
    }

    public PolicyResolver(@NonNull ResourceSet resources, @NonNull TagSource tags) {
        this(resources::imageRepository, tags);
    }

    /**
     * Evaluates one policy. Whatever goes wrong is told by the result.
     *
     * @param previous the last answer of this policy; null if there is none
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    public PolicyResolution resolve(@NonNull ImagePolicy policy, @CheckForNull LatestRef previous)
            throws InterruptedException {
        try {
            ImageRepository repository = repository(policy);
            return resolve(policy, repository, previous);
        } catch (NotReadyException e) {
            return new PolicyResolution(policy, false, e.stalled(), e.reason(), e.getMessage(), null, e.selection());
        }
    }

    /** The repository, if it is there, may be looked at, and has a name that can work. */
    private ImageRepository repository(ImagePolicy policy) throws NotReadyException {
        ImageRepository repository = repositories
                .apply(policy.repository())
                .orElseThrow(() -> NotReadyException.retried(
                        "DependencyNotReady",
                        "failed to get the referred ImageRepository: referenced ImageRepository does not exist: "
                                + policy.repository()));
        String refusal = RepositoryAccess.refusal(repository, policy.name().namespace());
        if (refusal != null) {
            throw NotReadyException.retried("AccessDenied", refusal);
        }
        try {
            ImageName.parse(repository.image());
        } catch (InvalidImageNameException e) {
            throw NotReadyException.stalled(ScanException.Reason.IMAGE_URL_INVALID.text(), e.getMessage());
        }
        return repository;
    }

    private PolicyResolution resolve(ImagePolicy policy, ImageRepository repository, LatestRef previous)
            throws NotReadyException, InterruptedException {
        try {
            TagPolicy tagPolicy = TagPolicy.of(policy.choice());
            ScanResult scan = scans.scan(repository);
            if (scan.tags().isEmpty()) {
                throw NotReadyException.retried("DependencyNotReady", noTags(repository, scan));
            }
            TagFilter filter = TagFilter.of(policy);
            Selection selection =
                    TagSelector.select(filter, tagPolicy, scan.tags(), scans.excluded(repository));
            String picked = selection.picked();
            if (picked == null) {
                throw NotReadyException.unanswered(selection, explainNoPick(policy, repository, selection));
            }
            LatestRef sameName =
                    previous != null && previous.name().equals(repository.image()) ? previous : null;
            boolean hold = !scan.complete()
                    && sameName != null
                    && isLower(filter, tagPolicy, picked, sameName.tag());
            String tag = hold ? sameName.tag() : picked;
            String digest = digests.digest(policy, repository, tag, sameName, selection);
            LatestRef latest = new LatestRef(repository.image(), tag, digest);
            String message = readyMessage(latest, previous)
                    + (hold ? "; kept, since the tag list is incomplete and its best is " + picked : "");
            return new PolicyResolution(policy, true, false, "Succeeded", message, latest, selection);
        } catch (InvalidPolicyException e) {
            throw NotReadyException.stalled("InvalidPolicy", e.getMessage());
        } catch (ScanException e) {
            throw e.reason().stalled()
                    ? NotReadyException.stalled(e.reason().text(), e.getMessage())
                    : NotReadyException.retried(e.reason().text(), e.getMessage());
        }
    }

    /**
     * Whether a pick is lower than the previous tag by the policy's own order. A previous tag that the policy would not
     * take any more is no reason to stay with it.
     */
    private static boolean isLower(TagFilter filter, TagPolicy policy, String picked, String previous) {
        if (picked.equals(previous)) {
            return false;
        }
        String previousKey = filter == null ? previous : filter.key(previous);
        String pickedKey = filter == null ? picked : filter.key(picked);
        return previousKey != null
                && pickedKey != null
                && !previousKey.equals(pickedKey)
                && policy.judge(List.of(previousKey, pickedKey)).picked() == 0
                && policy.judge(List.of(pickedKey, previousKey)).picked() == 1;
    }

    private static String readyMessage(LatestRef latest, LatestRef previous) {
        StringBuilder message = new StringBuilder("Latest image tag for ")
                .append(latest.name())
                .append(" resolved to ")
                .append(latest.tag());
        if (latest.digest() != null) {
            message.append(" with digest ").append(latest.digest());
        }
        if (previous != null && !Objects.equals(previous, latest)) {
            message.append(" (previously ").append(previous).append(')');
        }
        return message.toString();
    }

    private static String noTags(ImageRepository repository, ScanResult scan) {
        return "no tags in database: ImageRepository '" + repository.name() + "' (" + repository.image() + ") "
                + (scan.excluded().isEmpty()
                        ? "has no tags; check spec.image"
                        : "has " + scan.excluded().size() + " tags and spec.exclusionList drops all of them");
    }

    private static String explainNoPick(ImagePolicy policy, ImageRepository repository, Selection selection) {
        return policy.choice() instanceof PolicyChoice.DigestOf digest
                ? selection.error() + ": " + repository.image() + " has no tag '" + digest.tag() + "'"
                : selection.error();
    }
}

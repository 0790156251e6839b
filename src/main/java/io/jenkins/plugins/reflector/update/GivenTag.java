package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tag that the user names: alone it is taken as it is; beside a policy, the policy must allow it. */
final class GivenTag {

    private final TagSource registries;
    private final FirstSeenLedger ledger;

    GivenTag(@NonNull TagSource registries, @NonNull FirstSeenLedger ledger) {
        this.registries = registries;
        this.ledger = ledger;
    }

    /**
     * The image with that tag.
     *
     * @throws ScanException with a sentence for the user if the registry does not have it, or the policy does not allow it
     */
    @NonNull
    LatestRef resolve(@NonNull ImageEntry entry, @NonNull ResourceName name) throws ScanException, InterruptedException {
        ImageRepository repository = entry.toRepository(name);
        if (entry.getPolicy() != null) {
            return allowed(repository, entry.toPolicy(name), entry.getTag());
        }
        String digest = entry.digestReflection() == DigestReflection.NEVER
                ? null
                : registries.digest(repository, entry.getTag());
        return new LatestRef(entry.getImage(), entry.getTag(), digest);
    }

    private LatestRef allowed(ImageRepository repository, ImagePolicy policy, String tag)
            throws ScanException, InterruptedException {
        PolicyOptions.Pin pin = policy.options().pin();
        if (pin != null && !pin.tag().equals(tag)) {
            throw refused(repository, tag, "it is pinned to " + pin.tag() + (pin.reason().isEmpty() ? "" : ": " + pin.reason()));
        }
        ScanResult scan = scan(repository, tag);
        if (scan.excluded().contains(tag)) {
            throw refused(repository, tag, "such tags are left out, as they are signatures and the like");
        }
        // Among itself alone the tag is the newest, so that a policy which allows it picks it, with all that it asks of a pick.
        TagSource alone = new OnlyTag(registries, scan, tag);
        PolicyResolution resolution = new PolicyResolver(
                        any -> Optional.of(repository), alone, ledger, Clock.systemUTC())
                .resolve(policy, null);
        LatestRef pick = resolution.latestRef();
        if (resolution.ready() && pick != null && pick.tag().equals(tag)) {
            return pick;
        }
        throw refused(repository, tag, reason(resolution, tag));
    }

    /** The list of tags, with one that is too new to be in it. */
    private ScanResult scan(ImageRepository repository, String tag) throws ScanException, InterruptedException {
        ScanResult scan = registries.scan(repository);
        ledger.record(scan.canonicalImageName(), scan.tags(), scan.scanTime());
        if (!scan.tags().contains(tag) && !scan.excluded().contains(tag)) {
            // The list may have been asked for before the push, or be cut short; the registry fails for a tag that there is not.
            registries.digest(repository, tag);
            ledger.record(scan.canonicalImageName(), List.of(tag), scan.scanTime());
        }
        return scan;
    }

    private static String reason(PolicyResolution resolution, String tag) {
        if (resolution.selection() == null) {
            return resolution.message();
        }
        return resolution.selection().verdicts().stream()
                .filter(verdict -> verdict.tag().equals(tag))
                .filter(verdict -> verdict.verdict() != TagVerdict.Verdict.PICKED)
                .findFirst()
                .map(verdict -> verdict.verdict().text()
                        + (verdict.detail().isEmpty() ? "" : " (" + verdict.detail() + ")"))
                .orElseGet(resolution::message);
    }

    private static ScanException refused(ImageRepository repository, String tag, String why) {
        return new ScanException(
                ScanException.Reason.READ_OPERATION_FAILED,
                "The policy of " + repository.image() + " does not allow the tag " + tag + ": " + why
                        + ". Give another tag, or change the policy.");
    }

    /** A repository with one tag of it. */
    private record OnlyTag(TagSource source, ScanResult scan, String tag) implements TagSource {

        @NonNull
        @Override
        public ScanResult scan(@NonNull ImageRepository repository) {
            return new ScanResult(scan.canonicalImageName(), List.of(tag), List.of(), scan.complete(), scan.scanTime());
        }

        @Override
        public String digest(@NonNull ImageRepository repository, @NonNull String asked)
                throws ScanException, InterruptedException {
            return source.digest(repository, asked);
        }

        @NonNull
        @Override
        public Optional<Set<String>> platforms(@NonNull ImageRepository repository, @NonNull String asked)
                throws ScanException, InterruptedException {
            return source.platforms(repository, asked);
        }

        @NonNull
        @Override
        public Optional<Instant> created(@NonNull ImageRepository repository, @NonNull String asked)
                throws ScanException, InterruptedException {
            return source.created(repository, asked);
        }
    }
}

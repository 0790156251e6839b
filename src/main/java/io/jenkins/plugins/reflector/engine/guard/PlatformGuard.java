package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.PlatformSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.util.List;
import java.util.Set;

/**
 * {@code platforms}: an image must have all of them. Where nothing tells an image's platforms it is not picked, as one without
 * the digest that is wanted is not.
 */
public final class PlatformGuard implements TagGuard {

    private final PlatformSource images;
    private final ImageRepository repository;
    private final List<String> wanted;

    public PlatformGuard(
            @NonNull PlatformSource images, @NonNull ImageRepository repository, @NonNull List<String> wanted) {
        this.images = images;
        this.repository = repository;
        this.wanted = List.copyOf(wanted);
    }

    @Override
    @CheckForNull
    public Outcome objection(@NonNull Candidate candidate) throws ScanException, InterruptedException {
        Set<String> present = images.platforms(repository, candidate.tag()).orElse(null);
        if (present == null) {
            return new Outcome(Verdict.LACKS_PLATFORM, "its platforms are not known");
        }
        List<String> missing = wanted.stream()
                .filter(platform -> present.stream().noneMatch(has -> isMeant(platform, has)))
                .toList();
        return missing.isEmpty()
                ? null
                : new Outcome(Verdict.LACKS_PLATFORM, "lacks " + String.join(", ", missing));
    }

    /** Whoever asks for {@code linux/arm64} is content with {@code linux/arm64/v8}. */
    private static boolean isMeant(String wanted, String present) {
        return present.equals(wanted) || present.startsWith(wanted + "/");
    }
}

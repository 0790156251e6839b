package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.ByteOrder;
import io.jenkins.plugins.reflector.engine.policy.ExclusionList;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is left of a list of tags: the one place for the rules between list and store (flux.md 1.6).
 *
 * @param kept in descending byte order, without duplicates
 * @param excluded what the exclusion list dropped, in the same order
 * @param invalid how many texts were dropped because no tag can look like that: empty, longer than 128 characters, or with
 *     control characters. Flux looks at no tag's shape, so whatever else a policy could pick stays (flux.md 5.2)
 */
public record TagListing(@NonNull List<String> kept, @NonNull List<String> excluded, int invalid) {

    private static final Pattern TAG = Pattern.compile("\\P{Cntrl}{1,128}");

    public TagListing {
        kept = List.copyOf(kept);
        excluded = List.copyOf(excluded);
    }

    /**
     * Sorts and filters by a repository's exclusion list; an empty one means the default.
     *
     * @throws ScanException if an expression does not compile
     */
    @NonNull
    public static TagListing of(@NonNull ImageRepository repository, @NonNull Collection<String> tags)
            throws ScanException {
        ExclusionList exclusion = exclusion(repository);
        TreeSet<String> sorted = new TreeSet<>(ByteOrder.ASCENDING.reversed());
        int invalid = 0;
        for (String tag : tags) {
            if (TAG.matcher(tag).matches()) {
                sorted.add(tag);
            } else {
                invalid++;
            }
        }
        List<String> kept = new ArrayList<>(sorted.size());
        List<String> excluded = new ArrayList<>();
        for (String tag : sorted) {
            (exclusion.matching(tag) == null ? kept : excluded).add(tag);
        }
        return new TagListing(kept, excluded, invalid);
    }

    /** As the result of a scan. */
    @NonNull
    public ScanResult toResult(@NonNull String canonicalImageName, boolean complete, @NonNull Instant scanTime) {
        return new ScanResult(canonicalImageName, kept, excluded, complete, scanTime);
    }

    private static ExclusionList exclusion(ImageRepository repository) throws ScanException {
        List<String> expressions = repository.exclusionList().isEmpty()
                ? ImageRepository.DEFAULT_EXCLUSION_LIST
                : repository.exclusionList();
        try {
            return ExclusionList.compile(expressions);
        } catch (InvalidRegexException e) {
            throw new ScanException(
                    ScanException.Reason.READ_OPERATION_FAILED, "scan failed: " + e.getMessage(), e);
        }
    }
}

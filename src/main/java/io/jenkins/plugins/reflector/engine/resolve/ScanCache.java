package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.ExclusionList;
import io.jenkins.plugins.reflector.engine.policy.SharedTags;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.List;
import java.util.Map;

/** One scan for all policies of a repository, whether it worked or not; what it brought goes into the ledger. */
final class ScanCache {

    /** Exactly one of result and failure is given; the tags are those of the result. */
    private record Entry(ScanResult result, ScanException failure, SharedTags tags) {}

    private final TagSource tags;
    private final FirstSeenLedger ledger;
    private final Map<ResourceName, Entry> entries = new HashMap<>();

    ScanCache(TagSource tags, FirstSeenLedger ledger) {
        this.tags = tags;
        this.ledger = ledger;
    }

    /** What the one scan of this repository brought; a failure is thrown again each time. */
    @NonNull
    ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException {
        Entry entry = entry(repository);
        if (entry.failure() != null) {
            throw entry.failure();
        }
        return entry.result();
    }

    /** The tags of a scanned repository, for all its policies. */
    @NonNull
    SharedTags tags(@NonNull ImageRepository repository) throws InterruptedException {
        return entry(repository).tags();
    }

    private Entry entry(ImageRepository repository) throws InterruptedException {
        Entry entry = entries.get(repository.name());
        if (entry == null) {
            try {
                ScanResult result = tags.scan(repository);
                // Together, so that excluded tags of the first scan are of its baseline too.
                List<String> seen = new ArrayList<>(result.tags());
                seen.addAll(result.excluded());
                ledger.record(result.canonicalImageName(), seen, result.scanTime());
                entry = new Entry(result, null, new SharedTags(result.tags(), blame(repository, result)));
            } catch (ScanException e) {
                entry = new Entry(null, e, new SharedTags(List.of(), Map.of()));
            }
            entries.put(repository.name(), entry);
        }
        return entry;
    }

    /** The excluded tags, each with the expression that dropped it, empty if unknown. */
    private static Map<String, String> blame(ImageRepository repository, ScanResult result) {
        Map<String, String> blamed = new LinkedHashMap<>();
        ExclusionList exclusions = null;
        try {
            exclusions = ExclusionList.compile(repository.exclusionList());
        } catch (InvalidRegexException e) {
            // The tags were excluded by an older list then; which expression did it is not known.
        }
        for (String tag : result.excluded()) {
            String expression = exclusions == null ? null : exclusions.matching(tag);
            blamed.put(tag, expression == null ? "" : expression);
        }
        return blamed;
    }
}

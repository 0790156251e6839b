package io.jenkins.plugins.reflector.config.preview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.SharedTags;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagSelector;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.Sighting;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a policy makes of a list of tags, in one sentence. Guards, minimum ages and platforms are not looked at: they want the picks
 * before, or the registry.
 *
 * @param picked whether there is a pick
 * @param text such as {@code Matches 12 of 240 tags; picks 1.23.4.}
 */
public record PolicyPreview(boolean picked, @NonNull String text) {

    private static final Set<Verdict> MATCHING = EnumSet.of(Verdict.PICKED, Verdict.OLDER, Verdict.SAME_KEY);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /**
     * What the choice makes of the tags.
     *
     * @param seen when a tag was first seen; one that never was counts as of this scan, as it will when it is remembered
     */
    @NonNull
    static PolicyPreview of(
            @NonNull PolicyChoice choice,
            @NonNull PolicyOptions options,
            @CheckForNull TagFilterSpec filter,
            @NonNull ScanResult scan,
            @NonNull Function<String, Optional<Sighting>> seen) {
        String all = scan.tags().size() == 1 ? "the one tag" : scan.tags().size() + " tags";
        if (choice instanceof PolicyChoice.DigestOf digest) {
            boolean known = scan.tags().contains(digest.tag());
            return new PolicyPreview(known, known ? "Picks " + digest.tag() + " of " + all + "." : digest.tag() + " is not among " + all + ".");
        }
        try {
            Selection selection = TagSelector.select(
                    filter == null ? null : TagFilter.compile(filter),
                    TagPolicy.of(choice, options, tag -> seen.apply(tag).map(Sighting::at).orElse(scan.scanTime())),
                    new SharedTags(scan.tags(), Map.of()),
                    Map.of());
            long matching = selection.verdicts().stream()
                    .filter(verdict -> MATCHING.contains(verdict.verdict()))
                    .count();
            return selection.tag()
                    .map(tag -> new PolicyPreview(true, "Matches " + matching + " of " + all + "; picks " + tag
                            + (choice instanceof PolicyChoice.Newest ? newest(tag, scan, seen) : "") + "."))
                    .orElseGet(() -> new PolicyPreview(false, "Picks none of " + all + ": " + selection.error() + "."));
        } catch (InvalidPolicyException e) {
            return new PolicyPreview(false, e.getMessage() + ".");
        }
    }

    private static String newest(String tag, ScanResult scan, Function<String, Optional<Sighting>> seen) {
        Optional<Sighting> sighting = seen.apply(tag);
        boolean noneKnown = sighting.isEmpty()
                && scan.tags().stream().allMatch(each -> seen.apply(each).isEmpty());
        if (noneKnown || sighting.map(Sighting::baseline).orElse(false)) {
            return ", the greatest version of them, as none was pushed since the first scan";
        }
        return sighting.map(known -> ", first seen on " + TIME.format(known.at()))
                .orElse(", which was not seen before");
    }
}

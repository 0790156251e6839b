package io.jenkins.plugins.reflector.engine.policy.semver;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** A range of versions, compiled once; it follows the library that Flux uses, quirks included (flux.md 2.4, 2.5). */
public final class Range {

    private final List<Group> groups;

    private Range(List<Group> groups) {
        this.groups = groups;
    }

    /**
     * Compiles a range.
     *
     * @throws InvalidRangeException with Flux's text if it does not follow the grammar
     */
    @NonNull
    public static Range parse(@NonNull String text) throws InvalidRangeException {
        List<Group> groups = new ArrayList<>();
        for (List<Comparison> comparisons : RangeParser.parse(text)) {
            groups.add(new Group(comparisons));
        }
        return new Range(List.copyOf(groups));
    }

    /** Whether the version is within. */
    public boolean admits(@NonNull Version version) {
        for (Group group : groups) {
            if (group.isOpenFor(version) && group.failing(version) == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Why the version is not within; null if it is. A pre-release is blamed when it, or its release, would be within
     * if pre-releases were asked for; else the comparison that fails. The answers are shared objects.
     */
    @CheckForNull
    public Rejection rejects(@NonNull Version version) {
        if (admits(version)) {
            return null;
        }
        if (version.isPreRelease()) {
            for (Group group : groups) {
                if (!group.isOpenFor(version)
                        && (group.failing(version) == null || group.failing(version.release()) == null)) {
                    return group.closed;
                }
            }
        }
        for (Group group : groups) {
            Rejection failing = group.failing(version);
            if (failing != null) {
                return failing;
            }
        }
        return groups.get(0).closed;
    }

    /** Why a range does not admit a version. */
    public record Rejection(@NonNull Cause cause, @NonNull String detail) {

        /** The kinds of reasons. */
        public enum Cause {
            PRERELEASE,
            OUT_OF_RANGE
        }
    }

    /** Comparisons that must all hold; one with a pre-release opens the whole group to pre-releases. */
    private static final class Group {
        private final Comparison[] comparisons;
        private final Rejection[] failures;
        private final boolean open;
        private final Rejection closed;

        private Group(List<Comparison> all) {
            comparisons = all.toArray(new Comparison[0]);
            failures = new Rejection[comparisons.length];
            List<String> texts = new ArrayList<>();
            boolean anyPreRelease = false;
            for (int i = 0; i < comparisons.length; i++) {
                failures[i] = new Rejection(Rejection.Cause.OUT_OF_RANGE, "not in " + comparisons[i].text());
                texts.add(comparisons[i].text());
                anyPreRelease |= comparisons[i].bound().isPreRelease();
            }
            open = anyPreRelease;
            closed = new Rejection(
                    Rejection.Cause.PRERELEASE,
                    "a pre-release, and " + String.join(" ", texts) + " asks for none (-0 would)");
        }

        private boolean isOpenFor(Version version) {
            return open || !version.isPreRelease();
        }

        @CheckForNull
        private Rejection failing(Version version) {
            for (int i = 0; i < comparisons.length; i++) {
                if (!comparisons[i].admits(version)) {
                    return failures[i];
                }
            }
            return null;
        }
    }
}

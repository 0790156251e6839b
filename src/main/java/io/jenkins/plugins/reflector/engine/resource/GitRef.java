package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What to check out. The first that is given counts, in this order: commit, name, tag, semver, branch (flux.md 3.3).
 * All null means the branch {@code master}.
 */
public record GitRef(
        @CheckForNull String branch,
        @CheckForNull String tag,
        @CheckForNull String semver,
        @CheckForNull String name,
        @CheckForNull String commit) {

    /** What Flux checks out when nothing is said. */
    public static final String DEFAULT_BRANCH = "master";

    /** A branch alone. */
    public static GitRef branch(String branch) {
        return new GitRef(branch, null, null, null, null);
    }
}

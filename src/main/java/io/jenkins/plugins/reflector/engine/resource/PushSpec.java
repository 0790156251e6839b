package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Map;

/**
 * Where the commit goes (flux.md 3.1, 3.6).
 *
 * @param branch null: the branch that was checked out
 * @param refspec pushed in addition; null for none
 * @param options Git push options
 */
public record PushSpec(
        @CheckForNull String branch, @CheckForNull String refspec, @NonNull Map<String, String> options) {

    /** To the branch that was checked out. */
    public static final PushSpec SAME_BRANCH = new PushSpec(null, null, Map.of());

    public PushSpec {
        options = Map.copyOf(options);
    }
}

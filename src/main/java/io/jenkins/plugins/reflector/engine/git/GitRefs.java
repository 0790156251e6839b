package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GitRef;

/** Judges what shall be checked out or pushed to before any server is asked. */
public final class GitRefs {

    private GitRefs() {}

    /**
     * Refuses what no server can have: a bad name, a short id, a range that is none (flux.md 3.3).
     *
     * @throws GitException with a sentence for the user
     */
    public static void check(@NonNull GitRef ref) throws GitException {
        if (Wanted.isRange(ref)) {
            TagRange.parse(ref.semver());
        } else {
            Wanted.of(ref);
        }
    }
}

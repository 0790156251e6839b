package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;

/** The keys that a policy chooses from, in descending byte order of their tags, which decides between equal ones. */
final class Candidates {

    private final TagKeys keys;
    private final int[] indices;
    private final int size;

    /**
     * @param indices where the candidates stand among the keys
     * @param size how many of them there are
     */
    Candidates(@NonNull TagKeys keys, @NonNull int[] indices, int size) {
        this.keys = keys;
        this.indices = indices;
        this.size = size;
    }

    int size() {
        return size;
    }

    /** Where a candidate stands among all the keys. */
    int index(int candidate) {
        return indices[candidate];
    }

    /** Never null. */
    String key(int candidate) {
        return keys.key(indices[candidate]);
    }

    /** Null if the key is no version of three parts. */
    @CheckForNull
    Version version(int candidate) {
        return keys.version(indices[candidate]);
    }
}

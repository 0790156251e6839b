package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * What requests to Amazon are signed with.
 *
 * @param accessKey the key's id
 * @param secretKey the key; not shown in texts
 * @param sessionToken of keys that end; null for others; not shown in texts
 */
record AwsKeys(@NonNull String accessKey, @NonNull String secretKey, @CheckForNull String sessionToken) {

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "AwsKeys[]";
    }
}

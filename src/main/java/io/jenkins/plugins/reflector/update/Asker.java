package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;

/**
 * For whom a registry is asked.
 *
 * @param credentials what it sees
 * @param administrators whether it is the administrators' own, and so may use what they gave the registry
 */
record Asker(@NonNull CredentialsContext credentials, boolean administrators) {

    /** Who configured a repository. */
    @NonNull
    static Asker of(@NonNull Owner owner) {
        return new Asker(owner.credentials(), owner.folder() == null);
    }

    /** A job that names an image in place. */
    @NonNull
    static Asker job(@NonNull CredentialsContext credentials) {
        return new Asker(credentials, false);
    }
}

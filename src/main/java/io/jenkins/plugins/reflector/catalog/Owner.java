package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;

/**
 * Who configured a resource, and so whose credentials it may use.
 *
 * @param folder the full name of a folder; null for the controller
 * @param place where its resources are edited, for messages: {@code the folder team-a}
 * @param credentials what it sees
 */
public record Owner(
        @CheckForNull String folder, @NonNull String place, @NonNull CredentialsContext credentials) {

    /** The administrators. */
    @NonNull
    public static Owner controller() {
        return new Owner(null, "Manage Jenkins, System, Image Reflector", CredentialsContext.global());
    }

    /** Those who may configure a folder. */
    @NonNull
    public static Owner folder(@NonNull Item folder) {
        return new Owner(
                folder.getFullName(), "the folder " + folder.getFullName(), CredentialsContext.of(folder));
    }

    @Override
    public String toString() {
        return place;
    }
}

package io.jenkins.plugins.reflector.spi;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Knows the pages of configured policies, for other pages that name one. */
public abstract class PolicyPages implements ExtensionPoint {

    /** Tells where the page of a policy is. */
    @FunctionalInterface
    public interface Finder {

        /**
         * The page's address below the root of Jenkins; null where there is none, or the user may not see it.
         *
         * @param policy {@code namespace/name} of a configured policy
         * @param image the repository that it picked from
         */
        @CheckForNull
        String find(@NonNull String policy, @NonNull String image);
    }

    /** For the current user and one request. */
    @NonNull
    public abstract Finder forCurrentUser();

    /** The same of whoever knows first. */
    @NonNull
    public static Finder current() {
        return ExtensionList.lookup(PolicyPages.class).stream()
                .findFirst()
                .map(PolicyPages::forCurrentUser)
                .orElse((policy, image) -> null);
    }
}

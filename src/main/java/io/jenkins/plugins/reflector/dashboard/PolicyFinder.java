package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.PolicyPages;
import java.util.stream.Stream;

/** Finds the pages of policies that one user may see. */
final class PolicyFinder implements PolicyPages.Finder {

    private final Catalog catalog;
    private final Access access;

    PolicyFinder(@NonNull Catalog catalog, @NonNull Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    @CheckForNull
    @Override
    public String find(@NonNull String policy, @NonNull String image) {
        ResourceName name = Names.parse(policy, null);
        return catalog.policy(name).filter(owned -> access.may(owned.owner(), Right.VIEW)).stream()
                .flatMap(owned -> pages(owned, image))
                .findFirst()
                .map(page -> link(page, catalog))
                .orElse(null);
    }

    /** A policy for several repositories has a page for each. */
    private Stream<ImagePolicy> pages(Owned<ImagePolicy> owned, String image) {
        return owned.spec().repositories() == null
                ? Stream.of(owned.spec())
                : catalog.evaluated().stream()
                        .filter(evaluated -> evaluated.name().equals(owned.spec().name()))
                        .filter(evaluated -> image.equals(Picks.image(evaluated, catalog)));
    }

    /** The page of a policy below the root of Jenkins. */
    @NonNull
    static String link(@NonNull ImagePolicy evaluated, @NonNull Catalog catalog) {
        return "reflector/policy/" + Links.encode(PolicyKey.token(evaluated, catalog)) + "/";
    }

    /** Tells other pages. */
    @Extension
    public static final class OfDashboard extends PolicyPages {

        private final JenkinsFacade jenkins = new JenkinsFacade();
        private final Observed observed = new WatcherObserved(jenkins);

        @NonNull
        @Override
        public Finder forCurrentUser() {
            return new PolicyFinder(observed.catalog(), new Access(jenkins));
        }
    }
}

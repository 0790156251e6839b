package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.model.ItemGroup;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.decision.Decisions;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** The one {@link Catalog} of this controller, made anew after something in it changed. */
public final class Catalogs {

    private static final Logger LOGGER = Logger.getLogger(Catalogs.class.getName());
    private static final JenkinsFacade JENKINS = new JenkinsFacade();
    private static final AtomicLong CHANGES = new AtomicLong();

    @CheckForNull
    private static Known known;

    private Catalogs() {}

    /** A catalog, and how many changes had been told of when it was begun. */
    private record Known(long changes, Catalog catalog) {

        /** Whether it is what would be made now. */
        boolean holds(long changesNow, Decisions decisions) {
            return changes == changesNow && catalog.decisions() == decisions;
        }
    }

    /** What is configured now. */
    @NonNull
    public static Catalog current() {
        synchronized (Catalogs.class) {
            long changes = CHANGES.get();
            Decisions decisions = DecisionBook.of(JENKINS).current();
            if (known == null || !known.holds(changes, decisions)) {
                Catalog catalog = read(decisions);
                catalog.problems().forEach(problem -> LOGGER.log(Level.WARNING, "Image Reflector: {0}", problem.spec()));
                known = new Known(changes, catalog);
            }
            return known.catalog();
        }
    }

    /** Something that {@link CatalogSource}s tell of was changed, added or deleted. */
    public static void changed() {
        CHANGES.incrementAndGet();
    }

    private static Catalog read(Decisions decisions) {
        List<Contribution> contributions = new ArrayList<>();
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            for (CatalogSource source : ExtensionList.lookup(CatalogSource.class)) {
                try {
                    contributions.addAll(source.contributions());
                } catch (RuntimeException e) {
                    LOGGER.log(Level.WARNING, source.getClass().getName() + " failed to tell what is configured.", e);
                }
            }
        }
        return Catalog.of(contributions, Catalogs::isFolder, decisions);
    }

    private static boolean isFolder(String namespace) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(namespace) instanceof ItemGroup;
        }
    }
}

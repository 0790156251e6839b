package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one place that says who may see and do what: an object of the controller wants the permission on the controller, an object
 * of a folder on that folder. For one user and one request, as answers are kept.
 */
final class Access {

    private final JenkinsFacade jenkins;
    private final Map<Asked, Boolean> answers = new HashMap<>();

    private record Asked(String folder, Right right) {}

    Access(@NonNull JenkinsFacade jenkins) {
        this.jenkins = jenkins;
    }

    /** Whether the current user has a permission on what somebody configured. */
    boolean may(@NonNull Owner owner, @NonNull Right right) {
        return has(owner.folder(), right);
    }

    private boolean has(String place, Right right) {
        return answers.computeIfAbsent(new Asked(place, right), asked -> jenkins.has(place, right));
    }

    /** Refuses what the current user may not do with what somebody configured. */
    void check(@NonNull Owner owner, @NonNull Right right) {
        jenkins.check(owner.folder(), right);
    }

    /** Whether the current user may see anything at all. */
    boolean maySeeSomething(@NonNull Catalog catalog) {
        return has(null, Right.VIEW)
                || Stream.of(catalog.repositories(), catalog.policies(), catalog.automations())
                        .flatMap(owned -> owned.stream().map(Owned::owner))
                        .distinct()
                        .anyMatch(owner -> may(owner, Right.VIEW));
    }

    /** An update is seen by whoever may see what made it: the automation, or the job. What is gone is for administrators. */
    boolean maySee(@NonNull PushedUpdate update, @NonNull Catalog catalog) {
        if (update.job() != null) {
            return has(update.job(), Right.VIEW) || jenkins.mayAdminister();
        }
        Optional<Owner> owner = Optional.ofNullable(update.automation())
                .flatMap(name -> catalog.automation(Names.parse(name, null)))
                .map(Owned::owner);
        return owner.map(known -> may(known, Right.VIEW)).orElseGet(jenkins::mayAdminister);
    }
}

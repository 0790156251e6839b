package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.security.Right;
import java.util.List;
import java.util.Optional;

/**
 * What a page says of the scans that a policy rests on. A registry's answer tells of a login, and a suspension of people: both are for
 * those who may see the image repository where it is configured. Others, who have it shared or inherit it, read whom to ask.
 */
final class ScanWords {

    private final Catalog catalog;
    private final Access access;

    ScanWords(@NonNull Catalog catalog, @NonNull Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    /** Whether the user may read how the scans of a repository go. */
    boolean maySee(@NonNull ImageRepository repository) {
        return closed(repository).isEmpty();
    }

    /** Why the last scan failed, of which most errors say so themselves. */
    @NonNull
    String failed(@NonNull ImageRepository repository, @NonNull String error) {
        return closed(repository)
                .map(owner -> "Its image repository cannot be scanned at the moment: " + ask(owner))
                .orElseGet(() -> error.startsWith("scan failed") ? "The last " + error : "The last scan failed: " + error);
    }

    /** That a repository is suspended, with who did it and why. */
    @NonNull
    String suspended(@NonNull ImageRepository repository, @NonNull String words) {
        return closed(repository).map(owner -> "Its image repository is suspended: " + ask(owner)).orElse(words);
    }

    /** Why a policy has no answer: what it says itself, or what a registry said, perhaps to another policy of its group. */
    @NonNull
    String unanswered(@NonNull ImagePolicy policy, @NonNull String words) {
        return closed(policy)
                .map(owner -> "It has no new answer. If its page does not say why, " + ask(owner))
                .orElse(words);
    }

    /** Why guards keep the pick of a policy, a part of a sentence each. One that waits for others may repeat what a registry said to these. */
    @NonNull
    List<String> held(@NonNull ImagePolicy policy, @NonNull List<Ruling> rulings) {
        boolean closed = closed(policy).isPresent();
        return rulings.stream().filter(Ruling::holds).map(ruling -> closed ? alone(ruling) : ruling.detail()).distinct().toList();
    }

    /** What a guard says, without what it says of other policies. */
    @NonNull
    static String alone(@NonNull Ruling ruling) {
        return ruling.tellsOfOthers() ? "its group waits for another policy" : ruling.detail();
    }

    private Optional<Owner> closed(ImagePolicy policy) {
        return catalog.restsOn(policy).stream().map(Owned::owner).filter(this::isClosed).findFirst();
    }

    private Optional<Owner> closed(ImageRepository repository) {
        return catalog.repository(repository.name()).map(Owned::owner).filter(this::isClosed);
    }

    private boolean isClosed(Owner owner) {
        return !access.may(owner, Right.VIEW);
    }

    private static String ask(Owner owner) {
        return owner.folder() == null
                ? "ask an administrator of Jenkins."
                : "ask those who look after the folder " + owner.folder() + ".";
    }
}

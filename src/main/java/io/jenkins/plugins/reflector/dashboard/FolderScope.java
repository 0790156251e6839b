package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Scopes;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The part of a catalog that concerns a folder: what belongs to it and to the folders in it, what it inherits from above, and what
 * others share with it. Of one inherited name the nearest counts, as where names are looked for. Nothing that the user may not see is
 * in it.
 */
final class FolderScope {

    private final String folder;
    private final Catalog catalog;
    private final Access access;

    /** @param folder its full name */
    FolderScope(@NonNull String folder, @NonNull Catalog catalog, @NonNull Access access) {
        this.folder = folder;
        this.catalog = catalog;
        this.access = access;
    }

    /** Whether something in this namespace belongs to the folder or to one in it. */
    boolean isOwn(@NonNull ResourceName name) {
        return isOwn(name.namespace());
    }

    private boolean isOwn(@CheckForNull String place) {
        return folder.equals(place) || place != null && place.startsWith(folder + "/");
    }

    /** Whether it is another's and not inherited, so that it is here because somebody shares it. */
    boolean isShared(@NonNull ResourceName name) {
        return !isOwn(name) && !Scopes.upward(folder).contains(name.namespace());
    }

    /** The image repositories, own ones first. */
    @NonNull
    List<Owned<ImageRepository>> repositories() {
        return part(catalog.repositories(), ImageRepository::name, owned -> catalog.isShared(owned.spec(), folder));
    }

    /** The automations, own ones first. */
    @NonNull
    List<Owned<ImageUpdateAutomation>> automations() {
        return part(catalog.automations(), ImageUpdateAutomation::name, owned -> false);
    }

    /** The policies as evaluated, own ones first. */
    @NonNull
    List<ImagePolicy> policies() {
        Set<ResourceName> names = configured().stream()
                .map(owned -> owned.spec().name())
                .collect(Collectors.toSet());
        return catalog.evaluated().stream()
                .filter(policy -> names.contains(policy.name()))
                .sorted(Comparator.comparing(policy -> !isOwn(policy.name())))
                .toList();
    }

    /** What is wrong with what is configured on the folder and those in it. */
    @NonNull
    List<String> problems() {
        return catalog.problems().stream()
                .filter(problem -> isOwn(problem.owner().folder()) && access.may(problem.owner(), Right.CONFIGURE))
                .map(Owned::spec)
                .toList();
    }

    private List<Owned<ImagePolicy>> configured() {
        return part(catalog.policies(), ImagePolicy::name, owned -> catalog.isShared(owned, folder));
    }

    private <T> List<Owned<T>> part(
            Collection<Owned<T>> all, Function<T, ResourceName> nameOf, Predicate<Owned<T>> shared) {
        List<Owned<T>> part = new ArrayList<>();
        Set<String> nearer = new HashSet<>();
        for (Owned<T> owned : all) {
            ResourceName name = nameOf.apply(owned.spec());
            if (isOwn(name) && access.may(owned.owner(), Right.VIEW)) {
                part.add(owned);
            }
            if (name.namespace().equals(folder)) {
                nearer.add(name.name());
            }
        }
        for (String scope : Scopes.upward(folder)) {
            Set<String> here = new HashSet<>();
            for (Owned<T> owned : all) {
                ResourceName name = nameOf.apply(owned.spec());
                if (name.namespace().equals(scope) && !isOwn(name) && !nearer.contains(name.name())) {
                    here.add(name.name());
                    if (access.may(owned.owner(), Right.VIEW)) {
                        part.add(owned);
                    }
                }
            }
            nearer.addAll(here);
        }
        for (Owned<T> owned : all) {
            if (isShared(nameOf.apply(owned.spec())) && shared.test(owned) && access.may(owned.owner(), Right.VIEW)) {
                part.add(owned);
            }
        }
        return part;
    }

    /** Whether an update was made by the folder, or by a job in it. */
    boolean concerns(@NonNull PushedUpdate update) {
        return update.job() != null
                ? update.job().startsWith(folder + "/")
                : update.automation() != null && isOwn(Names.parse(update.automation(), null));
    }

    /** Whether anything is to be seen. */
    boolean isEmpty() {
        return repositories().isEmpty()
                && automations().isEmpty()
                && configured().isEmpty();
    }
}

package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.catalog.Scopes;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The image repositories above a folder that serve it as well as one of its own would: their names mean them there, the user may see
 * them, they are scanned, and as anybody, so that nobody gets at an image with another's credentials.
 */
public final class InheritedRepositories {

    private final Map<String, String> names = new LinkedHashMap<>();

    private InheritedRepositories() {}

    /** None, as for the controller. */
    @NonNull
    public static InheritedRepositories none() {
        return new InheritedRepositories();
    }

    /**
     * Those of a folder.
     *
     * @param folder its full name
     * @param maySee whether the user may see what an owner has; whatever others have must not show
     */
    @NonNull
    public static InheritedRepositories of(@NonNull Catalog catalog, @NonNull String folder, @NonNull Predicate<Owner> maySee) {
        InheritedRepositories inherited = new InheritedRepositories();
        Set<String> nearer = new HashSet<>();
        for (String scope : Scopes.upward(folder)) {
            for (Owned<ImageRepository> owned : catalog.repositories()) {
                ImageRepository repository = owned.spec();
                if (repository.name().namespace().equals(scope)
                        && nearer.add(repository.name().name())
                        && !scope.equals(folder)
                        && maySee.test(owned.owner())
                        && isForAnybody(repository)) {
                    inherited.add(repository);
                }
            }
        }
        return inherited;
    }

    private static boolean isForAnybody(ImageRepository repository) {
        return repository.secretRef() == null && repository.connection().equals(Connection.PLAIN) && !repository.suspend();
    }

    private void add(ImageRepository repository) {
        Optional<ImageName> image = ImageName.tryParse(repository.image());
        image.ifPresent(name -> names.putIfAbsent(name.canonical(), repository.name().name()));
    }

    /** The name of the one for an image; null if there is none. */
    @CheckForNull
    String of(@NonNull ImageName image) {
        return names.get(image.canonical());
    }
}

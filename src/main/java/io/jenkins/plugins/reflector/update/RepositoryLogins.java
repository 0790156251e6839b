package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryOptions;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneKey;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * As whom each configured repository was asked for last, so that a page shows the budget of that login and of nobody else's, without
 * looking into credentials. For several threads; nothing of it outlives the controller, as budgets do not.
 */
final class RepositoryLogins {

    private final Map<ResourceName, String> principals = new ConcurrentHashMap<>();

    /** The same credentials; who they belong to is noted. */
    @NonNull
    CredentialsSource noting(@NonNull CredentialsSource source) {
        return new CredentialsSource() {
            @NonNull
            @Override
            public RegistryCredentials credentialsFor(@NonNull ImageRepository repository, @NonNull ImageName image)
                    throws ScanException, InterruptedException {
                RegistryCredentials credentials = source.credentialsFor(repository, image);
                principals.put(repository.name(), credentials.principal());
                return credentials;
            }

            @NonNull
            @Override
            public RegistryOptions optionsFor(@NonNull ImageRepository repository, @NonNull ImageName image) throws ScanException {
                return source.optionsFor(repository, image);
            }
        };
    }

    /** Forgets every repository that is not among these. */
    void retain(@NonNull Collection<ResourceName> repositories) {
        principals.keySet().retainAll(repositories);
    }

    /**
     * What servers told of the calls that repositories still have.
     *
     * @param lanes how servers and logins stand
     * @param serverOf who is asked for a repository, in lower case
     */
    @NonNull
    Function<ImageRepository, Optional<LaneReport>> budgets(
            @NonNull Collection<LaneReport> lanes, @NonNull Function<ImageRepository, Optional<String>> serverOf) {
        Map<LaneKey, LaneReport> told = new HashMap<>();
        for (LaneReport lane : lanes) {
            if (lane.limit() > 0) {
                told.put(new LaneKey(lane.key().host().toLowerCase(Locale.ROOT), lane.key().principal()), lane);
            }
        }
        return repository -> Optional.ofNullable(principals.get(repository.name()))
                .flatMap(principal -> serverOf.apply(repository).map(server -> told.get(new LaneKey(server, principal))));
    }
}

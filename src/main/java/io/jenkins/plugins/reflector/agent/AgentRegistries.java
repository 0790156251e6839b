package io.jenkins.plugins.reflector.agent;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.DistantRegistry;
import io.jenkins.plugins.reflector.engine.registry.RegistryReader;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.util.function.Function;
import org.springframework.security.core.Authentication;

/** Who asks the registry of a repository: the controller, or an agent where {@code scanFrom} names a label. */
public final class AgentRegistries {

    private AgentRegistries() {}

    /**
     * The reader of each repository.
     *
     * @param here the controller's own
     * @param asker who must be allowed to build on the agent; scans run on threads that do not know
     */
    @NonNull
    public static Function<ImageRepository, RegistryReader> orFrom(
            @NonNull RegistryReader here, @NonNull Authentication asker) {
        return repository -> {
            String label = repository.options().scanFrom();
            return label.isBlank()
                    ? here
                    : new DistantRegistry(new AgentMessenger(label.trim(), wanted -> ScanAgent.choose(wanted, asker)));
        };
    }
}

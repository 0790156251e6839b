package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What administrators configured. */
public final class ControllerEntries implements Entries {

    private final ReflectorConfiguration configuration;

    /** @param configuration the controller's */
    public ControllerEntries(@NonNull ReflectorConfiguration configuration) {
        this.configuration = configuration;
    }

    @NonNull
    @Override
    public List<ImageRepositoryItem> repositories() {
        return configuration.getImageRepositories();
    }

    @NonNull
    @Override
    public List<ImagePolicyItem> policies() {
        return configuration.getImagePolicies();
    }

    @Override
    public void add(
            @NonNull List<ImageRepositoryItem> repositories,
            @NonNull List<ImagePolicyItem> policies,
            @NonNull List<ImageUpdateAutomationItem> automations)
            throws IOException {
        try (BulkChange change = new BulkChange(configuration)) {
            configuration.setImageRepositories(both(configuration.getImageRepositories(), repositories));
            configuration.setImagePolicies(both(configuration.getImagePolicies(), policies));
            configuration.setImageUpdateAutomations(both(configuration.getImageUpdateAutomations(), automations));
            change.commit();
        }
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import java.io.IOException;
import java.util.List;

/** What is configured in one place: on the controller, or on a folder. Who may change it there is asked before. */
public interface Entries {

    /** The image repositories. */
    @NonNull
    List<ImageRepositoryItem> repositories();

    /** The policies. */
    @NonNull
    List<ImagePolicyItem> policies();

    /**
     * Adds entries behind those that are there, and saves all at once.
     *
     * @throws IOException if they cannot be saved
     */
    void add(
            @NonNull List<ImageRepositoryItem> repositories,
            @NonNull List<ImagePolicyItem> policies,
            @NonNull List<ImageUpdateAutomationItem> automations)
            throws IOException;
}

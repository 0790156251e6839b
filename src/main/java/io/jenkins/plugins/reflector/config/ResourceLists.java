package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.entry.FormEntry;
import java.util.List;

/** What the controller and every folder may have many of. */
public record ResourceLists(
        @NonNull List<ImageRepositoryItem> imageRepositories,
        @NonNull List<ImagePolicyItem> imagePolicies,
        @NonNull List<ImageUpdateAutomationItem> imageUpdateAutomations) {

    /** None of them. */
    public static final ResourceLists NONE = new ResourceLists(List.of(), List.of(), List.of());

    public ResourceLists {
        imageRepositories = List.copyOf(imageRepositories);
        imagePolicies = List.copyOf(imagePolicies);
        imageUpdateAutomations = List.copyOf(imageUpdateAutomations);
    }

    /** One of the lists by the name of its field; empty if there is no such field. */
    @NonNull
    List<? extends FormEntry> of(@NonNull String field) {
        return switch (field) {
            case ResourceForms.REPOSITORIES -> imageRepositories;
            case ResourceForms.POLICIES -> imagePolicies;
            case ResourceForms.AUTOMATIONS -> imageUpdateAutomations;
            default -> List.of();
        };
    }
}

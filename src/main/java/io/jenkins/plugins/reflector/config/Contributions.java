package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.automation.AutomationSpecs;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Converts what one owner configured, so that a wrong entry never keeps the others from working. */
public final class Contributions {

    private Contributions() {}

    /** What can be used of these entries. Those of a folder belong to it, whatever namespace they name. */
    @NonNull
    public static Contribution of(
            @NonNull Owner owner,
            @NonNull List<ImageRepositoryItem> imageRepositories,
            @NonNull List<ImagePolicyItem> imagePolicies,
            @NonNull List<ImageUpdateAutomationItem> automations) {
        if (ResourceName.DEFAULT_NAMESPACE.equals(owner.folder())) {
            return new Contribution(owner, new ResourceSet(List.of(), List.of(), List.of(), List.of(), List.of()), List.of("Nothing that " + owner
                    + " has configured is used, since its name stands for the root: rename it, or configure a folder in it."));
        }
        List<String> problems = new ArrayList<>();
        List<AutomationSpecs> converted = specs(
                automations, ImageUpdateAutomationItem::getName, item -> AutomationSpecs.of(item, owner.folder()), owner, problems);
        ResourceSet resources = new ResourceSet(
                specs(imageRepositories, ImageRepositoryItem::getName, item -> item.toSpec(owner.folder()), owner, problems),
                specs(imagePolicies, ImagePolicyItem::getName, item -> item.toSpec(owner.folder()), owner, problems),
                converted.stream().map(AutomationSpecs::automation).toList(),
                converted.stream().map(AutomationSpecs::repository).toList(),
                List.of());
        return new Contribution(owner, resources, problems);
    }

    private static <T, S> List<S> specs(
            List<T> items, Function<T, String> nameOf, Function<T, S> convert, Owner owner, List<String> problems) {
        List<S> specs = new ArrayList<>();
        for (T item : items) {
            String name = nameOf.apply(item);
            try {
                // A slash or a blank in it could make it another's.
                SpecChecks.name(name).ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
                specs.add(convert.apply(item));
            } catch (IllegalArgumentException e) {
                problems.add("The entry \"" + name + "\" of " + owner + " is left out: " + e.getMessage());
            } catch (RuntimeException e) {
                // As of a file that was edited by hand: the others are as good as ever.
                problems.add("The entry \"" + name + "\" of " + owner + " is left out, as it cannot be read (" + e
                        + "): open the form, correct it and save it.");
            }
        }
        return specs;
    }
}

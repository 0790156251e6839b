package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import io.jenkins.plugins.reflector.config.automation.AutomationItems;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.lint.ResourceLint;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would be added of Flux resources to the configuration. What is there already by that name is left as it is. */
public final class FluxImportPlan {

    private final List<ImageRepositoryItem> repositories = new ArrayList<>();
    private final List<ImagePolicyItem> policies = new ArrayList<>();
    private final List<ImageUpdateAutomationItem> automations = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private FluxImportPlan() {}

    @NonNull
    static FluxImportPlan of(@NonNull ReadResult read, @NonNull ReflectorConfiguration there) {
        FluxImportPlan plan = new FluxImportPlan();
        Stream.concat(read.problems().stream(), ResourceLint.check(read).stream())
                .filter(problem -> !problem.message().contains("Secret"))
                .forEach(problem -> plan.problems.add(problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem));
        plan.add(
                "ImageRepository",
                read.resources().imageRepositories().stream().map(FluxItems::of).toList(),
                there.getImageRepositories(),
                item -> Names.of(item.getNamespace(), item.getName()),
                plan.repositories);
        plan.add(
                "ImagePolicy",
                read.resources().imagePolicies().stream().map(FluxItems::of).toList(),
                there.getImagePolicies(),
                item -> Names.of(item.getNamespace(), item.getName()),
                plan.policies);
        List<ImageUpdateAutomationItem> converted = new ArrayList<>();
        for (ImageUpdateAutomation automation : read.resources().automations()) {
            Optional<GitRepository> source = read.resources().gitRepository(automation.source());
            if (source.isPresent()) {
                converted.add(AutomationItems.of(automation, source.get()));
            } else {
                plan.lines.add("ImageUpdateAutomation " + automation.name() + ": is left out, as its GitRepository "
                        + automation.source() + " is not among these resources. Paste it too.");
            }
        }
        plan.add(
                "ImageUpdateAutomation",
                converted,
                there.getImageUpdateAutomations(),
                item -> Names.of(item.getNamespace(), item.getName()),
                plan.automations);
        return plan;
    }

    private <T> void add(String kind, List<T> found, List<T> there, Function<T, ResourceName> nameOf, List<T> into) {
        Set<ResourceName> names = there.stream().map(nameOf).collect(Collectors.toSet());
        for (T item : found) {
            if (names.contains(nameOf.apply(item))) {
                lines.add(kind + " " + nameOf.apply(item) + ": is there already and stays as it is.");
            } else {
                lines.add(kind + " " + nameOf.apply(item) + ": new.");
                into.add(item);
            }
        }
    }

    /** One line for each resource. */
    @NonNull
    public List<String> getLines() {
        return List.copyOf(lines);
    }

    /** What is wrong or suspicious, with line and field. */
    @NonNull
    public List<String> getProblems() {
        return List.copyOf(problems);
    }

    /** How many resources are new. */
    public int getCount() {
        return repositories.size() + policies.size() + automations.size();
    }

    void addTo(ReflectorConfiguration configuration) {
        try (BulkChange change = new BulkChange(configuration)) {
            configuration.setImageRepositories(both(configuration.getImageRepositories(), repositories));
            configuration.setImagePolicies(both(configuration.getImagePolicies(), policies));
            configuration.setImageUpdateAutomations(both(configuration.getImageUpdateAutomations(), automations));
            change.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("The imported resources could not be saved.", e);
        }
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

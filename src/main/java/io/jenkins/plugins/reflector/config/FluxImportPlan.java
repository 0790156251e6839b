package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.AutomationItems;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.lint.ResourceLint;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would be added of Flux resources to the configuration. What is there already by that name is left as it is. */
public final class FluxImportPlan {

    private static final Pattern SECRET = Pattern.compile("\\bSecrets?\\b");

    private final List<ImageRepositoryItem> repositories = new ArrayList<>();
    private final List<ImagePolicyItem> policies = new ArrayList<>();
    private final List<ImageUpdateAutomationItem> automations = new ArrayList<>();
    private final FluxImportNotes notes;

    private FluxImportPlan(FluxImportNotes notes) {
        this.notes = notes;
    }

    @NonNull
    static FluxImportPlan of(@NonNull String yaml, @NonNull ReflectorConfiguration there) {
        return of(yaml, there.getImageRepositories(), there.getImagePolicies(), there.getImageUpdateAutomations());
    }

    /** The lists are what is there already. */
    @NonNull
    static FluxImportPlan of(
            @NonNull String yaml,
            @NonNull List<ImageRepositoryItem> repositories,
            @NonNull List<ImagePolicyItem> policies,
            @NonNull List<ImageUpdateAutomationItem> automations) {
        ReadResult read = FluxReader.read(List.of(new SourceText("pasted", yaml)));
        FluxImportPlan plan = new FluxImportPlan(new FluxImportNotes(yaml));
        plan.addRepositories(read.resources(), names(repositories, item -> Names.of(item.getNamespace(), item.getName())));
        plan.addPolicies(read.resources(), names(policies, item -> Names.of(item.getNamespace(), item.getName())));
        plan.addAutomations(read.resources(), names(automations, item -> Names.of(item.getNamespace(), item.getName())));
        read.resources()
                .secrets()
                .forEach(secret -> plan.notes.add(
                        secret.position(),
                        "Secret " + secret.name() + ": is left out, as Jenkins keeps secrets as credentials: add some with the id "
                                + secret.name().name() + ".",
                        List.of()));
        Stream.concat(read.problems().stream(), ResourceLint.check(read).stream())
                // Secrets are not wanted here, so that one is missing is no problem; a field whose name has the word in it may be.
                .filter(problem -> !SECRET.matcher(problem.message()).find())
                .forEach(plan.notes::problem);
        return plan;
    }

    private static <T> Set<ResourceName> names(List<T> items, Function<T, ResourceName> nameOf) {
        return items.stream().map(nameOf).collect(Collectors.toSet());
    }

    private void addRepositories(ResourceSet resources, Set<ResourceName> there) {
        resources.imageRepositories().forEach(spec -> {
            if (isNew("ImageRepository", spec.name(), spec.position(), there, FluxLosses.of(spec))) {
                repositories.add(FluxItems.of(spec));
            }
        });
    }

    private void addPolicies(ResourceSet resources, Set<ResourceName> there) {
        resources.imagePolicies().forEach(spec -> {
            if (isNew("ImagePolicy", spec.name(), spec.position(), there, List.of())) {
                policies.add(FluxItems.of(spec));
            }
        });
    }

    private void addAutomations(ResourceSet resources, Set<ResourceName> there) {
        for (ImageUpdateAutomation automation : resources.automations()) {
            GitRepository source = resources.gitRepository(automation.source()).orElse(null);
            String what = "ImageUpdateAutomation " + automation.name();
            if (source == null) {
                notes.add(
                        automation.position(),
                        what + ": is left out, as its GitRepository " + automation.source()
                                + " is not among these resources. Paste it too.",
                        List.of());
            } else if (automation.strategy() == null) {
                notes.add(
                        automation.position(),
                        what + ": is left out, as its update.strategy is none of Setters, Images, Both. Correct it.",
                        List.of());
            } else if (isNew(
                    "ImageUpdateAutomation",
                    automation.name(),
                    automation.position(),
                    there,
                    FluxLosses.of(automation, source))) {
                automations.add(AutomationItems.of(automation, source));
            }
        }
        resources.gitRepositories().forEach(source -> notes.add(
                source.position(), "GitRepository " + source.name() + ": becomes a part of the automations that name it.", List.of()));
    }

    private boolean isNew(
            String kind, ResourceName name, SourcePosition position, Set<ResourceName> there, List<String> losses) {
        boolean known = there.contains(name);
        notes.add(
                position,
                kind + " " + name + (known ? ": is there already and stays as it is." : ": new."),
                known ? List.of() : losses);
        return !known;
    }

    /** Each resource, with what is to be said of it. */
    @NonNull
    public List<FluxImportNotes.Entry> getEntries() {
        return notes.entries();
    }

    /** What is wrong with the rest of the text, with line and field. */
    @NonNull
    public List<String> getProblems() {
        return notes.others();
    }

    /** How many resources are new. */
    public int getCount() {
        return repositories.size() + policies.size() + automations.size();
    }

    void addTo(ReflectorConfiguration configuration) {
        try {
            new ControllerEntries(configuration).add(repositories, policies, automations);
        } catch (IOException e) {
            throw new UncheckedIOException("The imported resources could not be saved.", e);
        }
    }
}

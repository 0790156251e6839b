package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.decision.Decisions;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.resolve.PolicyExpansion;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All resources that are configured in Jenkins, at one moment. A name without a namespace is looked for in the folder that
 * uses it, then in each folder above, then at the root.
 */
public final class Catalog {

    private final Map<ResourceName, Owned<ImageRepository>> repositories = new LinkedHashMap<>();
    private final Map<ResourceName, Owned<ImagePolicy>> policies = new LinkedHashMap<>();
    private final Map<ResourceName, Owned<ImageUpdateAutomation>> automations = new LinkedHashMap<>();
    private final Map<ResourceName, Owned<GitRepository>> gitRepositories = new LinkedHashMap<>();
    private final List<Owned<String>> problems = new ArrayList<>();
    private final List<ImagePolicy> expanded;
    private final PolicyAccess access;
    private final Decisions decisions;
    private final Catalog configured;

    private Catalog(List<Contribution> contributions, Predicate<String> isFolder, Decisions decisions) {
        this.decisions = decisions;
        this.configured = decisions == Decisions.NONE ? this : new Catalog(contributions, isFolder, Decisions.NONE);
        for (Contribution contribution : contributions) {
            Owner owner = contribution.owner();
            contribution.problems().forEach(problem -> problems.add(new Owned<>(problem, owner)));
            add(owner, contribution.resources().imageRepositories(), repositories, ImageRepository::name, "image repository");
            add(owner, contribution.resources().imagePolicies(), policies, ImagePolicy::name, "image policy");
            add(owner, contribution.resources().automations(), automations, ImageUpdateAutomation::name, "automation");
            add(owner, contribution.resources().gitRepositories(), gitRepositories, GitRepository::name, "Git repository");
        }
        repositories.replaceAll((name, owned) -> new Owned<>(decisions.on(owned.spec()), owned.owner()));
        automations.replaceAll((name, owned) -> new Owned<>(decisions.on(owned.spec()), owned.owner()));
        policies.replaceAll((name, policy) -> new Owned<>(decisions.on(upward(policy.spec())), policy.owner()));
        access = new PolicyAccess(policies, repositories, isFolder);
        expanded = policies.values().stream().flatMap(policy -> expand(policy.spec()).stream()).toList();
    }

    /**
     * Of two resources of one kind and name the first counts; the other is a problem.
     *
     * @param isFolder whether a namespace is the full name of a folder
     */
    @NonNull
    public static Catalog of(@NonNull List<Contribution> contributions, @NonNull Predicate<String> isFolder) {
        return of(contributions, isFolder, Decisions.NONE);
    }

    /** The same, with what people decided beside the configuration: the one place where that comes into force. */
    @NonNull
    public static Catalog of(
            @NonNull List<Contribution> contributions, @NonNull Predicate<String> isFolder, @NonNull Decisions decisions) {
        return new Catalog(contributions, isFolder, decisions);
    }

    private <T> void add(
            Owner owner, List<T> specs, Map<ResourceName, Owned<T>> into, Function<T, ResourceName> nameOf, String kind) {
        for (T spec : specs) {
            Owned<T> first = into.putIfAbsent(nameOf.apply(spec), new Owned<>(spec, owner));
            if (first != null) {
                String problem = "The " + kind + " " + nameOf.apply(spec) + " of " + owner + " is left out: "
                        + (first.owner().equals(owner) ? "it is there twice" : first.owner() + " has one of that name too")
                        + ". Rename one of them.";
                problems.add(new Owned<>(problem, owner));
            }
        }
    }

    /** A selector finds only what the policy may use, lest its answer tell of others' repositories. */
    private List<ImagePolicy> expand(ImagePolicy policy) {
        boolean several = policy.repositories() != null;
        return PolicyExpansion.expandAll(List.of(policy), several ? access.visible(policy.name().namespace()) : List.of()).stream()
                .map(one -> decisions.holding(one, several ? one.repository() : null))
                .toList();
    }

    private ImagePolicy upward(ImagePolicy policy) {
        ResourceName wanted = policy.repository();
        if (wanted == null || !wanted.namespace().equals(policy.name().namespace())) {
            return policy;
        }
        return Scopes.upward(wanted.namespace()).stream()
                .map(scope -> new ResourceName(scope, wanted.name()))
                .filter(repositories::containsKey)
                .findFirst()
                .map(policy::withRepository)
                .orElse(policy);
    }

    /** The image repositories, in the order of their configuration. */
    @NonNull
    public Collection<Owned<ImageRepository>> repositories() {
        return List.copyOf(repositories.values());
    }

    /** The image repository of that very name. */
    @NonNull
    public Optional<Owned<ImageRepository>> repository(@NonNull ResourceName name) {
        return Optional.ofNullable(repositories.get(name));
    }

    /** The policies as configured, but for references that lead upward. */
    @NonNull
    public Collection<Owned<ImagePolicy>> policies() {
        return List.copyOf(policies.values());
    }

    /** The policy of that very name. */
    @NonNull
    public Optional<Owned<ImagePolicy>> policy(@NonNull ResourceName name) {
        return Optional.ofNullable(policies.get(name));
    }

    /** Whether a repository is another's, and its {@code accessFrom} opens it to a namespace or to one above that. */
    public boolean isShared(@NonNull ImageRepository repository, @NonNull String namespace) {
        return access.isShared(repository, namespace);
    }

    /** Whether a policy is another's, and may be used in a namespace since the same is true of its repository. */
    public boolean isShared(@NonNull Owned<ImagePolicy> policy, @NonNull String namespace) {
        return access.isShared(policy, namespace);
    }

    /** The policies as they are evaluated: one that is for several repositories stands once for each. */
    @NonNull
    public List<ImagePolicy> evaluated() {
        return expanded;
    }

    /** The automations, in the order of their configuration. */
    @NonNull
    public Collection<Owned<ImageUpdateAutomation>> automations() {
        return List.copyOf(automations.values());
    }

    /** The automation of that very name. */
    @NonNull
    public Optional<Owned<ImageUpdateAutomation>> automation(@NonNull ResourceName name) {
        return Optional.ofNullable(automations.get(name));
    }

    /**
     * The automation that a name means to a job.
     *
     * @param name without a namespace: the nearest of {@code namespace} and all above it; with one: the one there
     * @param namespace where it is written
     * @return empty if there is none that may be used
     */
    @NonNull
    public Optional<Owned<ImageUpdateAutomation>> automation(@NonNull String name, @NonNull String namespace) {
        int slash = name.lastIndexOf('/');
        List<String> scopes = slash < 0 ? Scopes.upward(namespace) : List.of(name.substring(0, slash));
        return scopes.stream()
                .map(scope -> automations.get(new ResourceName(scope, name.substring(slash + 1))))
                .filter(Objects::nonNull)
                .filter(owned -> access.isOpen(owned.spec().name(), owned.owner(), namespace))
                .findFirst();
    }

    /** The Git repository of that very name. */
    @NonNull
    public Optional<Owned<GitRepository>> gitRepository(@NonNull ResourceName name) {
        return Optional.ofNullable(gitRepositories.get(name));
    }

    /**
     * The repository of a policy: open to it if it may use it, absent if it is somebody else's and not shared, as if there were
     * none, and else as it is, so that the policy's answer says what is missing.
     */
    @NonNull
    public Optional<ImageRepository> seenBy(@NonNull ImagePolicy policy) {
        return Optional.ofNullable(policy.repository()).map(repositories::get).flatMap(repository -> access.seen(policy, repository));
    }

    /** The policies that are evaluated together with one, itself among them: those of its group. */
    @NonNull
    public List<ImagePolicy> together(@NonNull ImagePolicy evaluated) {
        String group = evaluated.options().group();
        return group.isEmpty()
                ? List.of(evaluated)
                : expanded.stream()
                        .filter(other -> other.options().group().equals(group)
                                && other.name().namespace().equals(evaluated.name().namespace()))
                        .toList();
    }

    /** The image repositories that an answer rests on: the policy's own, and those of the others of its group. */
    @NonNull
    public List<Owned<ImageRepository>> restsOn(@NonNull ImagePolicy evaluated) {
        return together(evaluated).stream()
                .flatMap(policy -> seenBy(policy).stream())
                .flatMap(seen -> repository(seen.name()).stream())
                .distinct()
                .toList();
    }

    /**
     * Why a policy has no answer, for a log that whoever works in a namespace may read: what the registry of a repository said that
     * another shares with it is not for them.
     */
    @NonNull
    public String told(@NonNull PolicyResolution unanswered, @NonNull String namespace) {
        boolean shared = restsOn(unanswered.policy()).stream()
                .anyMatch(owned -> !access.isOpen(owned.spec().name(), owned.owner(), namespace));
        return shared ? "see its page, or ask those who share its image repository" : unanswered.message();
    }

    /**
     * The policies that a name or glob means to a job or automation, as evaluated.
     *
     * @param glob without a namespace: those of {@code namespace} and of all above it, of one name the nearest; with one:
     *     those there, as far as {@code namespace} may use them
     * @param namespace where it is written
     * @return empty if there is none that may be used
     */
    @NonNull
    public List<ImagePolicy> policies(@NonNull String glob, @NonNull String namespace) {
        Set<ResourceName> names = new HashSet<>(access.names(glob, namespace));
        return expanded.stream().filter(policy -> names.contains(policy.name())).toList();
    }

    /**
     * The policies that an automation applies, as evaluated: those that it names, as far as it may use them, or else those of its
     * own namespace; of these, what its selector admits.
     */
    @NonNull
    public List<ImagePolicy> appliedBy(@NonNull ImageUpdateAutomation automation) {
        String namespace = automation.name().namespace();
        Set<ResourceName> named = new HashSet<>();
        automation.options().policies().forEach(glob -> named.addAll(access.names(glob, namespace)));
        boolean any = automation.options().policies().isEmpty();
        return expanded.stream()
                .filter(policy ->
                        any ? policy.name().namespace().equals(namespace) : named.contains(policy.name()))
                .filter(policy -> automation.policySelector().matches(policy.labels()))
                .toList();
    }

    /** What people decided, which is in force here. */
    @NonNull
    public Decisions decisions() {
        return decisions;
    }

    /** The same without that, as it stands in the configuration. */
    @NonNull
    public Catalog configured() {
        return configured;
    }

    /** What somebody decides who holds a policy, as evaluated, at a tag. */
    @NonNull
    public Subject hold(@NonNull ImagePolicy evaluated) {
        Owned<ImagePolicy> owned = policies.get(evaluated.name());
        boolean several = owned != null && owned.spec().repositories() != null;
        return Subject.hold(evaluated.name(), several ? evaluated.repository() : null);
    }

    /** One sentence for each entry that is left out, with its place and what to do; for those who may configure it. */
    @NonNull
    public List<Owned<String>> problems() {
        return List.copyOf(problems);
    }
}

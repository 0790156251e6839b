package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.update.EntryNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images that a trigger names itself, each with its policy. */
final class ImagesInPlace {

    private final Map<ResourceName, ImageRepository> repositories = new LinkedHashMap<>();
    private final List<ImagePolicy> policies = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * @param namespace what they belong to: that of the job
     * @param scanFrom the label of an agent that is asked for those that name none; null: the controller asks
     */
    ImagesInPlace(@NonNull List<ImageEntry> entries, @NonNull String namespace, @CheckForNull String scanFrom) {
        EntryNames names = new EntryNames(namespace);
        for (ImageEntry entry : entries) {
            ResourceName name = names.next(entry.getImage());
            Optional<String> problem = problem(entry);
            if (problem.isPresent()) {
                problems.add(problem.get());
                continue;
            }
            try {
                ImagePolicy policy = entry.toPolicy(name);
                repositories.put(name, from(entry.toRepository(name), scanFrom));
                policies.add(policy);
            } catch (IllegalArgumentException e) {
                problems.add("The image " + entry.getImage() + " cannot be watched: " + e.getMessage());
            }
        }
    }

    private static ImageRepository from(ImageRepository repository, String scanFrom) {
        RepositoryOptions options = repository.options();
        return scanFrom == null || !options.scanFrom().isEmpty()
                ? repository
                : repository.withOptions(new RepositoryOptions(options.pageSize(), options.mirror(), scanFrom));
    }

    /** What keeps an entry from being watched. */
    @NonNull
    static Optional<String> problem(@NonNull ImageEntry entry) {
        if (entry.getTag() != null) {
            return Optional.of("The image " + entry.getImage() + " names one tag, so there is nothing to wait for: give it a "
                    + "policy instead, such as digest('" + entry.getTag() + "') for each new image under that tag.");
        }
        return entry.problem();
    }

    /** Those that can be watched, in their order. */
    @NonNull
    List<ImagePolicy> policies() {
        return List.copyOf(policies);
    }

    /** The image of one of these policies, as the user wrote it. */
    @NonNull
    String image(@NonNull ImagePolicy policy) {
        return repositories.get(policy.name()).image();
    }

    /** One sentence for each image that cannot be watched. */
    @NonNull
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** A text that is another one for other images or policies. */
    @NonNull
    String settings() {
        return repositories.values() + " " + policies + " " + problems;
    }

    /**
     * Asks the registries.
     *
     * @param seen what the job saw last, by the keys of the picks: guards such as {@code allow} count from there
     */
    @NonNull
    List<PolicyResolution> resolve(
            @NonNull TagSource registries,
            @NonNull FirstSeenLedger ledger,
            @NonNull Map<String, LatestRef> seen,
            @NonNull Clock clock)
            throws InterruptedException {
        return new PolicyResolver(name -> Optional.ofNullable(repositories.get(name)), registries, ledger, clock)
                .resolveAll(policies, policy -> seen.get(
                        Pick.inPlaceKey(policy.name(), repositories.get(policy.name()).image())));
    }
}

package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.discover.WatchConfiguration;
import io.jenkins.plugins.reflector.engine.discover.WatchedImage;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What would be added so that discovered images are watched. Nothing that is there is changed: an image that is scanned already gets
 * no second repository, nor does one that a folder inherits; one whose repository has a policy here already gets no second policy, and
 * a name that is taken, or means something inherited to a policy here, is not used again.
 */
public final class DiscoveredEntries {

    private final List<ImageRepositoryItem> repositories = new ArrayList<>();
    private final List<ImagePolicyItem> policies = new ArrayList<>();
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Set<String> fresh = new HashSet<>();
    private final Map<String, String> scanned = new LinkedHashMap<>();
    private final Set<String> repositoryNames = new HashSet<>();
    private final Set<String> policyNames = new HashSet<>();
    private final Set<String> above = new HashSet<>();
    private final Map<String, String> policyOf = new LinkedHashMap<>();
    private final InheritedRepositories inherited;

    private DiscoveredEntries(Entries there, InheritedRepositories inherited) {
        this.inherited = inherited;
        for (ImageRepositoryItem item : there.repositories()) {
            if (isHere(item.getNamespace())) {
                repositoryNames.add(item.getName());
                ImageName.tryParse(item.getImage())
                        .ifPresent(image -> scanned.putIfAbsent(image.canonical(), item.getName()));
            }
        }
        for (ImagePolicyItem item : there.policies()) {
            if (isHere(item.getNamespace())) {
                policyNames.add(item.getName());
                policyOf.putIfAbsent(item.getImageRepositoryRef(), item.getName());
                repositoryNames.add(item.getImageRepositoryRef());
            }
        }
    }

    private static boolean isHere(String namespace) {
        return namespace == null || namespace.equals(ResourceName.DEFAULT_NAMESPACE);
    }

    /** What these images need in addition to what is there. */
    @NonNull
    public static DiscoveredEntries of(
            @NonNull List<WatchedImage> images, @NonNull Entries there, @NonNull InheritedRepositories inherited) {
        DiscoveredEntries entries = new DiscoveredEntries(there, inherited);
        images.forEach(entries::reserve);
        images.forEach(entries::add);
        return entries;
    }

    /** A repository of the folder must not come before one that another image is to have from above. */
    private void reserve(WatchedImage image) {
        String name = inherited.of(image.image());
        if (name != null && !scanned.containsKey(image.image().canonical())) {
            scanned.put(image.image().canonical(), name);
            above.add(name);
            repositoryNames.add(name);
        }
    }

    private void add(WatchedImage image) {
        if (image.guess() == null) {
            lines.put(image.key(), "Its tags tell no order: choose a policy by hand.");
            return;
        }
        String canonical = image.image().canonical();
        String repository = scanned.get(canonical);
        if (repository != null && policyOf.containsKey(repository)) {
            lines.put(image.key(), "Is watched already, by the policy " + policyOf.get(repository) + ".");
            return;
        }
        if (repository == null) {
            repository = free(image.key(), repositoryNames);
            repositories.add(new ImageRepositoryItem(repository, image.image().text()));
            scanned.put(canonical, repository);
        }
        String name = free(image.key(), policyNames);
        policies.add(policy(name, repository, image));
        policyOf.put(repository, name);
        fresh.add(image.key());
        lines.put(
                image.key(),
                "New: policy " + name + " of the " + (above.contains(repository) ? "inherited " : "") + "image repository " + repository + ".");
    }

    private static String free(String key, Set<String> taken) {
        String name = key;
        for (int i = 2; !taken.add(name); i++) {
            name = key + "-" + i;
        }
        return name;
    }

    private static ImagePolicyItem policy(String name, String repository, WatchedImage image) {
        ImagePolicyItem item = new ImagePolicyItem(name, repository, FluxItems.choice(image.guess().choice()));
        if (image.guess().filter() != null) {
            item.setFilterTags(FluxItems.filter(image.guess().filter()));
        }
        // A policy of one tag reflects its digest by itself.
        if (image.reflection() != DigestReflection.NEVER && !(image.guess().choice() instanceof PolicyChoice.DigestOf)) {
            item.setDigestReflectionPolicy(image.reflection().text());
        }
        return item;
    }

    /** What becomes of one of the images, in one sentence. */
    @NonNull
    public String line(@NonNull WatchedImage image) {
        return lines.getOrDefault(image.key(), "");
    }

    /** Whether one of the images gets a policy. */
    public boolean isNew(@NonNull WatchedImage image) {
        return fresh.contains(image.key());
    }

    /** The suggested policy as a Pipeline says it; empty for none. */
    @NonNull
    public static String suggestion(@NonNull WatchedImage image) {
        return image.guess() == null ? "" : WatchConfiguration.call(image.guess().choice());
    }

    /** How many policies are new. */
    public int count() {
        return policies.size();
    }

    /** The new image repositories. */
    @NonNull
    public List<ImageRepositoryItem> repositories() {
        return List.copyOf(repositories);
    }

    /** The new policies. */
    @NonNull
    public List<ImagePolicyItem> policies() {
        return List.copyOf(policies);
    }

    /**
     * Adds them.
     *
     * @throws IOException if they cannot be saved
     */
    public void addTo(@NonNull Entries there) throws IOException {
        if (!policies.isEmpty()) {
            there.add(repositories, policies, List.of());
        }
    }
}

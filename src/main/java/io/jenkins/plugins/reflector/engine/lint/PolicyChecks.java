package io.jenkins.plugins.reflector.engine.lint;

import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.resolve.PolicyExpansion;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.NearestName;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ImagePolicies: range, order, filter, repositories, and options that do not go together with them. */
final class PolicyChecks {

    private static final String KIND = "ImagePolicy";
    private static final String OPTIONS = "spec.reflector.";

    private final Findings all;
    private final ResourceSet resources;

    PolicyChecks(Findings all, ResourceSet resources) {
        this.all = all;
        this.resources = resources;
    }

    void check(ImagePolicy policy) {
        Findings.Of findings = all.in(KIND, policy.name());
        repositories(findings, policy);
        choice(findings, policy.choice());
        TagFilterSpec filter = policy.filterTags();
        if (filter != null) {
            filter(findings, policy.choice(), filter);
        }
        options(findings, policy);
    }

    private void repositories(Findings.Of findings, ImagePolicy policy) {
        if (policy.repositories() != null) {
            List<ImagePolicy> expanded = PolicyExpansion.expand(policy, resources.imageRepositories());
            PolicyExpansion.mistake(policy.repositories())
                    .ifPresent(mistake -> findings.error(OPTIONS + "repositories", mistake));
            if (expanded.isEmpty()) {
                findings.warning(
                        OPTIONS + "repositories",
                        "there is no ImageRepository with " + policy.repositories().describe() + " among these resources");
            }
        }
        String path = policy.repositories() == null ? "spec.imageRepositoryRef" : OPTIONS + "repositories";
        for (ImagePolicy one : PolicyExpansion.expand(policy, resources.imageRepositories())) {
            ImageRepository repository =
                    resources.imageRepository(one.repository()).orElse(null);
            if (repository == null) {
                findings.missing(
                        "spec.imageRepositoryRef",
                        "ImageRepository",
                        one.repository(),
                        resources.imageRepositories().stream()
                                .map(ImageRepository::name)
                                .toList());
                continue;
            }
            RepositoryAccess.refusal(repository, policy.name().namespace())
                    .ifPresent(refusal -> findings.warning(path, refusal + "; add spec.accessFrom to the ImageRepository"));
        }
    }

    private static void choice(Findings.Of findings, PolicyChoice choice) {
        if (choice instanceof PolicyChoice.Unknown unknown) {
            String nearest = NearestName.of(unknown.written(), PolicyChoice.NAMES)
                    .map(name -> "; did you mean '" + name + "'?")
                    .orElse("");
            findings.error("spec.policy", wrong(choice) + nearest);
            return;
        }
        String message = wrong(choice);
        if (!message.isEmpty()) {
            findings.error("spec.policy." + (choice instanceof PolicyChoice.SemVer ? "semver.range"
                    : choice instanceof PolicyChoice.Numerical ? "numerical.order" : "alphabetical.order"), message);
        }
    }

    /** Why a choice can never work; empty if it can. */
    private static String wrong(PolicyChoice choice) {
        try {
            TagPolicy.of(choice);
            return "";
        } catch (InvalidPolicyException e) {
            return e.getMessage();
        }
    }

    private static void filter(Findings.Of findings, PolicyChoice choice, TagFilterSpec spec) {
        if (choice instanceof PolicyChoice.DigestOf digest) {
            findings.warning(
                    "spec.filterTags", "has no effect: a digest policy looks at its own tag '" + digest.tag() + "' only");
        }
        try {
            TagFilter filter = TagFilter.compile(spec);
            for (String group : filter.unknownGroups()) {
                String known = filter.groups().isEmpty()
                        ? "it has none"
                        : NearestName.of(group, filter.groups())
                                .map(name -> "did you mean '" + name + "'?")
                                .orElse("it has " + String.join(", ", filter.groups()));
                findings.warning(
                        "spec.filterTags.extract",
                        "the pattern has no group '" + group + "', so nothing is put there; " + known);
            }
            if (!spec.extract().isEmpty() && !filter.extractsAnything()) {
                findings.warning(
                        "spec.filterTags.extract",
                        "takes nothing from the tag, so that all tags get the same key; name a group, such as $1");
            }
        } catch (InvalidPolicyException e) {
            findings.error("spec.filterTags.pattern", e.getMessage());
        }
    }

    private static void options(Findings.Of findings, ImagePolicy policy) {
        PolicyOptions options = policy.options();
        if (!(policy.choice() instanceof PolicyChoice.Numerical)) {
            noEffect(findings, options.skipUnparsable(), "skipUnparsable", "it is for numerical policies alone");
            noEffect(findings, options.exactIntegers(), "exactIntegers", "it is for numerical policies alone");
        }
        if (policy.choice() instanceof PolicyChoice.DigestOf) {
            noEffect(findings, options.allow() != null, "allow", "a digest policy never leaves its tag");
            noEffect(findings, options.onDowngrade() != null, "onDowngrade", "a digest policy never leaves its tag");
        }
        if (options.pin() != null) {
            String pinned = "the policy is pinned to " + options.pin().tag();
            noEffect(findings, options.allow() != null, "allow", pinned);
            noEffect(findings, options.minimumAge() != null, "minimumAge", pinned);
            noEffect(findings, !options.ignoreTags().isEmpty(), "ignoreTags", pinned);
        }
    }

    private static void noEffect(Findings.Of findings, boolean given, String option, String reason) {
        if (given) {
            findings.warning(OPTIONS + option, "has no effect: " + reason);
        }
    }

    /** A group of one is most likely a misspelt name. */
    void checkGroups() {
        Map<String, ImagePolicy> lonely = new LinkedHashMap<>();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (ImagePolicy policy :
                PolicyExpansion.expandAll(resources.imagePolicies(), resources.imageRepositories())) {
            if (!policy.options().group().isEmpty()) {
                String group = policy.name().namespace() + "/" + policy.options().group();
                lonely.put(group, policy);
                sizes.merge(group, 1, Integer::sum);
            }
        }
        lonely.forEach((group, policy) -> {
            if (sizes.get(group) == 1) {
                List<String> others = sizes.keySet().stream()
                        .filter(other -> !other.equals(group))
                        .map(other -> other.substring(other.indexOf('/') + 1))
                        .toList();
                String nearest = NearestName.of(policy.options().group(), others)
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse("");
                all.in(KIND, policy.name())
                        .warning(
                                OPTIONS + "group",
                                "no other policy of this namespace is in the group '" + policy.options().group() + "'"
                                        + nearest);
            }
        });
    }
}

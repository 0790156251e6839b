package io.jenkins.plugins.reflector.engine.print;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.GoDuration;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.resource.VersionBump;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flux's resources as maps, for {@link YamlText}: what {@code engine.flux} reads of them is the same again. What is as Flux has it by
 * default is left out; what Flux does not know stands in {@code spec.reflector}.
 */
public final class FluxTree {

    private static final String IMAGE = "image.toolkit.fluxcd.io/v1";
    private static final String SOURCE = "source.toolkit.fluxcd.io/v1";

    private FluxTree() {}

    /** An ImageRepository. */
    @NonNull
    public static Map<String, Object> of(@NonNull ImageRepository repository) {
        Fields spec = new Fields()
                .put("image", repository.image())
                .put("interval", GoDuration.text(repository.interval()));
        if (!repository.timeout().equals(repository.interval())) {
            spec.put("timeout", GoDuration.timeoutText(repository.timeout()));
        }
        spec.reference("secretRef", repository.secretRef());
        connection(repository.connection(), spec);
        if (!repository.exclusionList().equals(ImageRepository.DEFAULT_EXCLUSION_LIST)) {
            spec.put("exclusionList", repository.exclusionList());
        }
        if (repository.accessFrom() != null) {
            List<Object> selectors = new ArrayList<>();
            repository.accessFrom().forEach(labels -> selectors.add(new Fields().some("matchLabels", labels).all()));
            spec.put("accessFrom", Map.of("namespaceSelectors", selectors));
        }
        spec.flag("insecure", repository.insecure()).flag("suspend", repository.suspend());
        RepositoryOptions options = repository.options();
        spec.some("reflector", new Fields()
                .known("pageSize", options.pageSize())
                .known("mirror", options.mirror() == null ? null : options.mirror().toString())
                .filled("scanFrom", options.scanFrom())
                .all());
        return resource(IMAGE, "ImageRepository", repository.name(), repository.labels(), spec);
    }

    /** An ImagePolicy. */
    @NonNull
    public static Map<String, Object> of(@NonNull ImagePolicy policy) {
        Fields spec = new Fields();
        if (policy.repository() != null) {
            spec.put("imageRepositoryRef", reference(policy.repository(), policy.name()));
        }
        spec.known("policy", choice(policy.choice()));
        if (policy.filterTags() != null) {
            spec.some("filterTags", new Fields()
                    .filled("pattern", policy.filterTags().pattern())
                    .filled("extract", policy.filterTags().extract())
                    .all());
        }
        if (policy.digestReflection() != DigestReflection.NEVER) {
            spec.put("digestReflectionPolicy", policy.digestReflection().text());
        }
        spec.known("interval", interval(policy));
        spec.flag("suspend", policy.suspend());
        spec.some("reflector", options(policy));
        return resource(IMAGE, "ImagePolicy", policy.name(), policy.labels(), spec);
    }

    /** Flux wants it where the digest is always looked up, and allows it nowhere else; a digest policy is our own. */
    @CheckForNull
    private static String interval(ImagePolicy policy) {
        boolean digest = policy.choice() instanceof PolicyChoice.DigestOf;
        if (policy.digestReflection() != DigestReflection.ALWAYS && !digest) {
            return null;
        }
        return policy.interval() != null ? GoDuration.text(policy.interval()) : digest ? null : "10m";
    }

    @CheckForNull
    private static Object choice(PolicyChoice choice) {
        if (choice instanceof PolicyChoice.SemVer semver) {
            return new Called("semver", Map.of("range", semver.range()));
        }
        if (choice instanceof PolicyChoice.Alphabetical alphabetical) {
            return new Called("alphabetical", Map.of("order", alphabetical.order()));
        }
        if (choice instanceof PolicyChoice.Numerical numerical) {
            return new Called("numerical", Map.of("order", numerical.order()));
        }
        if (choice instanceof PolicyChoice.DigestOf digest) {
            return new Called("digest", Map.of("tag", digest.tag()));
        }
        return choice instanceof PolicyChoice.Newest ? new Called("newest", Map.of()) : null;
    }

    private static Map<String, Object> options(ImagePolicy policy) {
        PolicyOptions options = policy.options();
        return new Fields()
                .known("repositories", policy.repositories() == null ? null : selector(policy.repositories(), policy.name()))
                .known("minimumAge", options.minimumAge() == null ? null : GoDuration.text(options.minimumAge()))
                .some("ignoreTags", options.ignoreTags())
                .known("pin", options.pin() == null ? null : new Fields()
                        .put("tag", options.pin().tag())
                        .filled("reason", options.pin().reason())
                        .all())
                .known("allow", options.allow() == null ? null : options.allow().text())
                .known("onDowngrade", options.onDowngrade() == null ? null : options.onDowngrade().text())
                .known("onShrink", options.onShrink() == null ? null : options.onShrink().text())
                .known("onRepush", options.onRepush() == null ? null : options.onRepush().text())
                .some("platforms", options.platforms())
                .filled("group", options.group())
                .flag("skipUnparsable", options.skipUnparsable())
                .flag("exactIntegers", options.exactIntegers())
                .all();
    }

    private static Map<String, Object> selector(RepositorySelector selector, ResourceName owner) {
        Fields fields = new Fields().known("name", selector.name());
        if (!selector.namespace().equals(owner.namespace())) {
            fields.put("namespace", selector.namespace());
        }
        return labels(selector.labels(), fields).all();
    }

    private static Fields labels(LabelSelector selector, Fields into) {
        List<Object> expressions = new ArrayList<>();
        selector.matchExpressions().forEach(expression -> expressions.add(new Fields()
                .put("key", expression.key())
                .put("operator", expression.operator())
                .some("values", expression.values())
                .all()));
        return into.some("matchLabels", selector.matchLabels()).some("matchExpressions", expressions);
    }

    /** A GitRepository, as far as an automation reads it. */
    @NonNull
    public static Map<String, Object> of(@NonNull GitRepository repository) {
        Fields spec = new Fields()
                .put("url", repository.url())
                // Flux wants it, and an automation does not look at it.
                .put("interval", "5m")
                .reference("secretRef", repository.secretRef());
        connection(repository.connection(), spec);
        if (!repository.timeout().equals(GitRepository.DEFAULT_TIMEOUT)) {
            spec.put("timeout", GoDuration.timeoutText(repository.timeout()));
        }
        spec.known("ref", repository.ref() == null ? null : ref(repository.ref()));
        return resource(SOURCE, "GitRepository", repository.name(), Map.of(), spec);
    }

    private static Map<String, Object> ref(GitRef ref) {
        return new Fields()
                .known("branch", ref.branch())
                .known("tag", ref.tag())
                .known("semver", ref.semver())
                .known("name", ref.name())
                .known("commit", ref.commit())
                .all();
    }

    /** An ImageUpdateAutomation; the names of policies that Jenkins alone has are left out. */
    @NonNull
    public static Map<String, Object> of(@NonNull ImageUpdateAutomation automation) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("kind", "GitRepository");
        source.putAll(reference(automation.source(), automation.name()));
        Fields spec = new Fields()
                .put("interval", GoDuration.text(automation.interval()))
                .put("sourceRef", source)
                .some("policySelector", labels(automation.policySelector(), new Fields()).all())
                .some("update", new Fields()
                        .filled("path", automation.path())
                        .known("strategy", automation.strategy() == null || automation.strategy() == UpdateStrategy.SETTERS
                                ? null
                                : automation.strategy().text())
                        .all());
        if (automation.commit() != null) {
            spec.put("git", new Fields()
                    .known("checkout", automation.checkout() == null ? null : Map.of("ref", ref(automation.checkout())))
                    .put("commit", commit(automation.commit()))
                    .some("push", push(automation.push()))
                    .all());
        }
        spec.flag("suspend", automation.suspend()).some("reflector", options(automation.options()));
        return resource(IMAGE, "ImageUpdateAutomation", automation.name(), Map.of(), spec);
    }

    private static Map<String, Object> commit(CommitSpec commit) {
        return new Fields()
                .put("author", new Fields().filled("name", commit.authorName()).put("email", commit.authorEmail()).all())
                .known("messageTemplate", commit.messageTemplate())
                .some("messageTemplateValues", commit.messageTemplateValues())
                .known("signingKey", commit.signingKey() == null ? null : new Fields()
                        .reference("secretRef", commit.signingKey().secretRef())
                        .put("type", commit.signingKey().type().text())
                        .all())
                .all();
    }

    private static Map<String, Object> push(PushSpec push) {
        return new Fields()
                .known("branch", push.branch())
                .known("refspec", push.refspec())
                .some("options", push.options())
                .all();
    }

    private static Map<String, Object> options(AutomationOptions options) {
        List<Object> paths = new ArrayList<>(options.paths());
        options.rules().forEach(rule -> paths.add(rule(rule)));
        AutomationOptions.PullRequest request = options.pullRequest();
        return new Fields()
                .some("paths", paths)
                .some("include", options.include())
                .some("exclude", options.exclude())
                .flag("templates", options.templates())
                .known("onConflict", options.onConflict() == null ? null : options.onConflict().text())
                .flag("rebase", options.rebase())
                .known("commitWindow", options.commitWindow() == null ? null : GoDuration.text(options.commitWindow()))
                .known("trailers", options.trailers())
                .known("pullRequest", request == null ? null : new Fields()
                        .known("forge", request.forge() == null ? null : request.forge().text())
                        .filled("title", request.title())
                        .filled("body", request.body())
                        .some("labels", request.labels())
                        .some("reviewers", request.reviewers())
                        .flag("draft", request.draft())
                        .all())
                .all();
    }

    private static Map<String, Object> rule(EditRule rule) {
        return new Fields()
                .put("file", rule.file())
                .known("key", rule.key() == null ? null : rule.key().text())
                .known("pattern", rule.pattern())
                .known("policy", rule.policy())
                .known("part", rule.part() == ImagePart.IMAGE ? null : rule.part().text())
                .known("bump", rule.bump() == VersionBump.NONE ? null : rule.bump().text())
                .all();
    }

    private static void connection(Connection connection, Fields spec) {
        spec.reference("certSecretRef", connection.certSecretRef())
                .reference("proxySecretRef", connection.proxySecretRef())
                .known("serviceAccountName", connection.serviceAccountName());
        if (connection.provider() != Provider.GENERIC) {
            spec.put("provider", connection.provider().text());
        }
    }

    private static Map<String, Object> reference(ResourceName name, ResourceName owner) {
        Fields reference = new Fields().put("name", name.name());
        if (!name.namespace().equals(owner.namespace())) {
            reference.put("namespace", name.namespace());
        }
        return reference.all();
    }

    private static Map<String, Object> resource(
            String version, String kind, ResourceName name, Map<String, String> labels, Fields spec) {
        return new Fields()
                .put("apiVersion", version)
                .put("kind", kind)
                .put("metadata", new Fields()
                        .put("name", name.name())
                        .put("namespace", name.namespace())
                        .some("labels", labels)
                        .all())
                .put("spec", spec.all())
                .all();
    }

    /** Fields in the order in which they are put. */
    private static final class Fields {

        private final Map<String, Object> fields = new LinkedHashMap<>();

        Fields put(String name, Object value) {
            fields.put(name, value);
            return this;
        }

        /** Unless it is null. */
        Fields known(String name, @CheckForNull Object value) {
            return value == null ? this : put(name, value);
        }

        Fields filled(String name, String text) {
            return text.isEmpty() ? this : put(name, text);
        }

        Fields flag(String name, boolean on) {
            return on ? put(name, true) : this;
        }

        Fields some(String name, Map<String, ?> map) {
            return map.isEmpty() ? this : put(name, map instanceof LinkedHashMap ? map : new TreeMap<>(map));
        }

        Fields some(String name, List<?> list) {
            return list.isEmpty() ? this : put(name, list);
        }

        Fields reference(String name, @CheckForNull String to) {
            return to == null ? this : put(name, Map.of("name", to));
        }

        Map<String, Object> all() {
            return fields;
        }
    }
}

package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.policy.AlphabeticalChoice;
import io.jenkins.plugins.reflector.config.policy.DigestChoice;
import io.jenkins.plugins.reflector.config.policy.NewestChoice;
import io.jenkins.plugins.reflector.config.policy.NumericalChoice;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.config.selector.LabelExpression;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Image repositories and policies of Flux as they would be configured in Jenkins, to mean the same. */
final class FluxItems {

    private FluxItems() {}

    /** The same repository. */
    @NonNull
    static ImageRepositoryItem of(@NonNull ImageRepository spec) {
        ImageRepositoryItem item = new ImageRepositoryItem(spec.name().name(), spec.image());
        item.setNamespace(spec.name().namespace());
        item.setInterval(Durations.text(spec.interval()));
        item.setTimeout(spec.timeout().equals(spec.interval()) ? null : Durations.text(spec.timeout()));
        item.setCredentialsId(spec.secretRef());
        item.setCertCredentialsId(spec.connection().certSecretRef());
        item.setProxyCredentialsId(spec.connection().proxySecretRef());
        item.setProvider(spec.connection().provider().text());
        item.setLabels(lines(spec.labels()));
        item.setAccessFrom(
                spec.accessFrom() == null ? null : spec.accessFrom().stream().flatMap(entry -> namespace(entry).stream()).toList());
        item.setExclusionList(spec.exclusionList());
        item.setPageSize(spec.options().pageSize() == null ? 0 : spec.options().pageSize());
        item.setMirror(spec.options().mirror() == null ? null : spec.options().mirror().toString());
        item.setScanFrom(spec.options().scanFrom());
        item.setInsecure(spec.insecure());
        item.setSuspend(spec.suspend());
        return item;
    }

    /** Whom an entry of {@code accessFrom} admits; empty if it goes by labels that no namespace has here. */
    @NonNull
    static Optional<String> namespace(@NonNull Map<String, String> labels) {
        if (labels.isEmpty()) {
            return Optional.of(SpecChecks.EVERY);
        }
        return labels.values().stream().findFirst().filter(name -> labels.equals(RepositoryAccess.admitting(name)));
    }

    /** The same policy. */
    @NonNull
    static ImagePolicyItem of(@NonNull ImagePolicy spec) {
        String reference = spec.repository() == null
                ? ""
                : spec.repository().namespace().equals(spec.name().namespace())
                        ? spec.repository().name()
                        : spec.repository().toString();
        ImagePolicyItem item = new ImagePolicyItem(spec.name().name(), reference, choice(spec.choice()));
        item.setNamespace(spec.name().namespace());
        item.setLabels(lines(spec.labels()));
        item.setRepositories(spec.repositories() == null ? null : repositories(spec.repositories()));
        item.setInterval(spec.interval() == null ? null : Durations.text(spec.interval()));
        item.setSuspend(spec.suspend());
        item.setFilterTags(spec.filterTags() == null ? null : filter(spec.filterTags()));
        item.setDigestReflectionPolicy(spec.digestReflection().text());
        options(spec.options(), item);
        return item;
    }

    @CheckForNull
    static TagPolicyChoice choice(PolicyChoice choice) {
        if (choice instanceof PolicyChoice.SemVer semver) {
            return new SemVerChoice(semver.range());
        }
        if (choice instanceof PolicyChoice.Alphabetical alphabetical) {
            return new AlphabeticalChoice(alphabetical.order());
        }
        if (choice instanceof PolicyChoice.Numerical numerical) {
            return new NumericalChoice(numerical.order());
        }
        if (choice instanceof PolicyChoice.DigestOf digest) {
            return new DigestChoice(digest.tag());
        }
        return choice instanceof PolicyChoice.Newest ? new NewestChoice() : null;
    }

    private static void options(PolicyOptions options, ImagePolicyItem item) {
        item.setMinimumAge(options.minimumAge() == null ? null : Durations.text(options.minimumAge()));
        item.setIgnoreTags(options.ignoreTags());
        if (options.pin() != null) {
            TagPin pin = new TagPin(options.pin().tag());
            pin.setReason(options.pin().reason());
            item.setPin(pin);
        }
        item.setAllow(options.allow() == null ? null : options.allow().text());
        // Flux writes a lower version where Jenkins by default would hold it.
        item.setOnDowngrade(options.onDowngrade() == null ? GuardAction.WRITE.text() : options.onDowngrade().text());
        item.setOnShrink(options.onShrink() == null ? null : options.onShrink().text());
        item.setOnRepush(options.onRepush() == null ? null : options.onRepush().text());
        item.setPlatforms(options.platforms());
        item.setGroup(options.group());
        item.setSkipUnparsable(options.skipUnparsable());
        item.setExactIntegers(options.exactIntegers());
    }

    static TagFilter filter(TagFilterSpec spec) {
        TagFilter filter = new TagFilter();
        filter.setPattern(spec.pattern());
        filter.setExtract(spec.extract());
        return filter;
    }

    private static RepositorySelectorItem repositories(RepositorySelector spec) {
        RepositorySelectorItem item = new RepositorySelectorItem();
        item.setName(spec.name());
        item.setNamespace(spec.namespace());
        item.setMatchLabels(lines(spec.labels().matchLabels()));
        item.setMatchExpressions(
                spec.labels().matchExpressions().stream().map(FluxItems::expression).toList());
        return item;
    }

    private static LabelExpression expression(LabelSelector.Expression spec) {
        LabelExpression expression = new LabelExpression(spec.key(), spec.operator());
        expression.setValues(spec.values());
        return expression;
    }

    private static List<String> lines(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }
}

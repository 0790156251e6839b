package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.credentials.FipsRules;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the {@code doCheck} methods of all forms do: first the permission, then the engine's own parser. */
public final class FormChecks {

    private final JenkinsFacade jenkins;

    public FormChecks(@NonNull JenkinsFacade jenkins) {
        this.jenkins = jenkins;
    }

    /** A name or namespace that other fields refer to. */
    public FormValidation name(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.name(value));
    }

    /** A namespace: empty, or the full name of a folder. */
    public FormValidation namespace(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.namespace(value));
    }

    /** The name of a repository, with its namespace if that is another. */
    public FormValidation reference(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.reference(value));
    }

    /** An image repository without a tag. */
    public FormValidation image(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.image(value));
    }

    /** A duration that must be given. */
    public FormValidation duration(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.duration(value));
    }

    /** A duration that may be left out. */
    public FormValidation optionalDuration(@CheckForNull Item item, String value) {
        return check(item, () -> Texts.trimToNull(value) == null ? Optional.empty() : SpecChecks.duration(value));
    }

    /** Patterns, one a line. */
    public FormValidation patterns(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.patterns(value));
    }

    /** The URL of a Git repository, which may be left out. */
    public FormValidation gitUrl(@CheckForNull Item item, String value) {
        return Texts.trimToNull(value) == null ? jenkins.ok() : requiredGitUrl(item, value);
    }

    /** The URL of a Git repository. */
    public FormValidation requiredGitUrl(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.gitUrl(value).or(() -> fips(FipsRules.plainHttp("Git server", value))));
    }

    /** A name and an address, as in {@code Name <address>}. */
    public FormValidation author(@CheckForNull Item item, String value) {
        return check(item, () -> Author.problem(value));
    }

    /** A host, with a port if it has one. */
    public FormValidation host(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.host(value));
    }

    /** The address of a mirror, empty for none. */
    public FormValidation mirror(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.mirror(value).or(() -> fips(FipsRules.plainHttp("registry", value))));
    }

    /** Whether plain HTTP is allowed. */
    public FormValidation insecure(@CheckForNull Item item, boolean value) {
        return check(item, () -> value ? fips(FipsRules.plainHttp("registry", "http://")) : Optional.empty());
    }

    /** The URL of a proxy; with a user, if credentials are chosen for it. */
    public FormValidation proxy(@CheckForNull Item item, String value, @CheckForNull String credentialsId) {
        return check(item, () -> SpecChecks.proxy(value)
                .or(() -> Texts.trimToNull(credentialsId) == null ? Optional.empty() : fips(FipsRules.proxyOfUser(value))));
    }

    /** What FIPS 140 alone forbids. */
    public FormValidation fips(@CheckForNull Item item, @NonNull Supplier<Optional<String>> problem) {
        return check(item, () -> fips(problem.get()));
    }

    /** What FIPS 140 forbids is no fault elsewhere. */
    private Optional<String> fips(Optional<String> problem) {
        return problem.isPresent() && jenkins.isFips() ? problem : Optional.empty();
    }

    /** The two orders; empty for users who may not configure. */
    public ListBoxModel orders(@CheckForNull Item item) {
        return list(item, Stream.of("asc", "desc"));
    }

    /** The edit strategies; empty for users who may not configure. */
    public ListBoxModel strategies(@CheckForNull Item item) {
        return list(item, Arrays.stream(UpdateStrategy.values()).map(UpdateStrategy::text));
    }

    /** What to do when the branch moved; empty for users who may not configure. */
    public ListBoxModel conflictRules(@CheckForNull Item item) {
        return list(item, Arrays.stream(OnConflict.values()).map(OnConflict::text));
    }

    /** The kinds of Git hosts, after an empty line for the one that the host's name tells; empty for users who may not configure. */
    public ListBoxModel forges(@CheckForNull Item item) {
        return list(item, Stream.concat(Stream.of(""), ForgeKind.texts().stream()));
    }

    /** The rules for digests; empty for users who may not configure. */
    public ListBoxModel digestReflections(@CheckForNull Item item) {
        return list(item, Arrays.stream(DigestReflection.values()).map(DigestReflection::text));
    }

    /** The greatest steps, after none; empty for users who may not configure. */
    public ListBoxModel updateLevels(@CheckForNull Item item) {
        return list(item, Stream.concat(Stream.of(""), Arrays.stream(UpdateLevel.values()).map(UpdateLevel::text)));
    }

    /** What a guard does; empty for users who may not configure. */
    public ListBoxModel guardActions(@CheckForNull Item item) {
        return list(item, Arrays.stream(GuardAction.values()).map(GuardAction::text));
    }

    /** The same, after no word; empty for users who may not configure. */
    public ListBoxModel guardActionsOrNone(@CheckForNull Item item) {
        return list(item, Stream.concat(Stream.of(""), Arrays.stream(GuardAction.values()).map(GuardAction::text)));
    }

    /** The operators of a selector; empty for users who may not configure. */
    public ListBoxModel labelOperators(@CheckForNull Item item) {
        return list(item, LabelSelector.OPERATORS.stream());
    }

    /** Whose identity opens a registry; empty for users who may not configure. */
    public ListBoxModel registryProviders(@CheckForNull Item item) {
        return list(item, Provider.OF_REGISTRIES.stream().map(Provider::text));
    }

    /** Namespaces, one a line, or {@code *} for all. */
    public FormValidation accessFrom(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.each(value, SpecChecks::accessFrom));
    }

    /** How many tags are asked for at once; may be left out. */
    public FormValidation pageSize(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.pageSize(value));
    }

    /** Platforms, one a line. */
    public FormValidation platforms(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.each(value, SpecChecks::platform));
    }

    /** Labels such as {@code team=a}, one a line. */
    public FormValidation labels(@CheckForNull Item item, String value) {
        return check(item, () -> SpecChecks.each(value, SpecChecks::label));
    }

    /** Pairs of key and value, one a line. */
    public FormValidation keyValues(@CheckForNull Item item, String value) {
        return check(item, () -> KeyValues.problem(value));
    }

    /** Says what is wrong or suspicious, the worst first. */
    public FormValidation problems(@CheckForNull Item item, @NonNull Supplier<List<Problem>> problems) {
        if (!jenkins.mayConfigure(item)) {
            return jenkins.ok();
        }
        return problems.get().stream()
                .min(Comparator.comparing(Problem::severity))
                .map(worst -> worst.severity() == Problem.Severity.ERROR
                        ? jenkins.error(worst.message())
                        : jenkins.warning(worst.message()))
                .orElseGet(jenkins::ok);
    }

    /** Says what is wrong with a field, to those who may know; to the others all is well. */
    public FormValidation check(@CheckForNull Item item, @NonNull Supplier<Optional<String>> problem) {
        if (!jenkins.mayConfigure(item)) {
            return jenkins.ok();
        }
        return problem.get().map(jenkins::error).orElseGet(jenkins::ok);
    }

    /** Words to choose from; none for users who may not configure. */
    public ListBoxModel list(@CheckForNull Item item, @NonNull Stream<String> words) {
        ListBoxModel items = new ListBoxModel();
        if (jenkins.mayConfigure(item)) {
            words.forEach(items::add);
        }
        return items;
    }
}

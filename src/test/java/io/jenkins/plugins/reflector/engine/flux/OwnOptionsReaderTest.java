package io.jenkins.plugins.reflector.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.VersionBump;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of ours on repositories and automations, and the repositories of a policy. */
class OwnOptionsReaderTest {

    private static final String REPOSITORY = "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\n"
            + "metadata: {name: r, labels: {team: a}%s}\nspec:\n  image: nginx\n  interval: 1m\n%s";
    private static final String AUTOMATION = "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageUpdateAutomation\n"
            + "metadata: {name: a}\nspec:\n  sourceRef: {name: g}\n  interval: 1m\n  reflector: %s\n";
    private static final String POLICY = "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\n"
            + "metadata: {name: p, namespace: ns}\nspec:\n  policy: {semver: {range: 1.x}}\n%s  reflector: %s\n";

    @Test
    void readsThoseOfARepository() {
        ReadResult read = read(REPOSITORY.formatted(
                "", "  reflector: {pageSize: 100, mirror: 'https://cache.example.com/hub', scanFrom: dmz}\n"));
        assertThat(read.resources().imageRepositories().get(0).options())
                .isEqualTo(new RepositoryOptions(100, URI.create("https://cache.example.com/hub"), "dmz"));
        assertThat(read.resources().imageRepositories().get(0).labels()).isEqualTo(Map.of("team", "a"));
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void readsThemFromTheAnnotationToo() {
        ReadResult read = read(REPOSITORY.formatted(
                ", annotations: {image-reflector.jenkins.io/options: '{\"mirror\": \"http://cache:5000\"}'}", ""));
        assertThat(read.problems()).isEmpty();
        assertThat(read.resources().imageRepositories().get(0).options().mirror())
                .isEqualTo(URI.create("http://cache:5000"));
        assertThat(read(REPOSITORY.formatted("", "")).resources().imageRepositories().get(0).options())
                .isEqualTo(RepositoryOptions.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{pageSize: 0} | f:7:25 | spec.reflector.pageSize | a whole number from 1 to 10000, found the number 0",
                "{pageSize: '9'} | f:7:25 | spec.reflector.pageSize | a whole number from 1 to 10000, found text",
                "{pageSize: 99999999999} | f:7:25 | spec.reflector.pageSize | a whole number from 1 to 10000",
                "{mirror: cache.example.com} | f:7:23 | spec.reflector.mirror | expected an http or https URL",
                "{mirror: 'https://bot:hunter2@cache'} | f:7:23 | spec.reflector.mirror | without user",
                "{mirror: 'ftp://cache'} | f:7:23 | spec.reflector.mirror | expected an http or https URL",
                "{mirror: 'https://a b'} | f:7:23 | spec.reflector.mirror | expected an http or https URL",
                "{scanFrom: 1} | f:7:25 | spec.reflector.scanFrom | expected text",
                "[a] | f:7:14 | spec.reflector | expected a mapping, found a list",
            })
    void refusesWhatARepositoryCannotMean(String options, String position, String field, String message) {
        ReadResult read = read(REPOSITORY.formatted("", "  reflector: " + options + "\n"));
        assertThat(read.problems()).filteredOn(p -> p.severity() == Problem.Severity.ERROR).singleElement().satisfies(p -> {
            assertThat(p.position()).hasToString(position);
            assertThat(p.field()).isEqualTo(field);
            assertThat(p.message()).contains(message).doesNotContain("hunter2");
        });
        assertThat(read.resources().imageRepositories()).isEmpty();
    }

    @Test
    void readsThoseOfAnAutomation() {
        ReadResult read = read(AUTOMATION.formatted("{paths: [a, b], include: ['*.yaml'], exclude: [x], templates: true,"
                + " onConflict: fail, rebase: true, commitWindow: 10m, trailers: false,"
                + " pullRequest: {forge: gitea, title: t, body: b, labels: [l], reviewers: [r], draft: true}}"));
        assertThat(read.resources().automations().get(0).options())
                .isEqualTo(new AutomationOptions(
                        List.of("a", "b"),
                        List.of("*.yaml"),
                        List.of("x"),
                        true,
                        OnConflict.FAIL,
                        true,
                        Duration.ofMinutes(10),
                        false,
                        new AutomationOptions.PullRequest(ForgeKind.GITEA, "t", "b", List.of("l"), List.of("r"), true)));
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void anEntryOfPathsThatIsAMappingIsARule() {
        ReadResult read = read(AUTOMATION.formatted("{paths: [a, {file: Chart.yaml, key: appVersion, policy: p, part: tag,"
                + " bump: patch}, {file: '*.sh', pattern: 'image=(.*)'}]}"));
        AutomationOptions options = read.resources().automations().get(0).options();
        assertThat(read.problems()).isEmpty();
        assertThat(options.paths()).containsExactly("a");
        assertThat(options.rules())
                .containsExactly(
                        new EditRule(
                                "Chart.yaml",
                                KeyPath.parse("appVersion"),
                                null,
                                "p",
                                ImagePart.TAG,
                                VersionBump.PATCH),
                        new EditRule("*.sh", null, "image=(.*)", null, ImagePart.IMAGE, VersionBump.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{onConflict: merge} | ERROR | spec.reflector.onConflict | expected one of retry, fail, force, found 'merge'",
                "{commitWindow: 10} | ERROR | spec.reflector.commitWindow | a duration with a unit",
                "{pullRequest: {reviewer: [a]}} | WARNING | spec.reflector.pullRequest.reviewer | did you mean 'reviewers'?",
                "{paths: [{file: a}]} | ERROR | spec.reflector.paths[0].key | either key or pattern, found none of them",
                "{paths: [{file: a, key: b, pattern: c, policy: p}]} | ERROR | spec.reflector.paths[0].key | found both",
                "{paths: [a, {key: b, policy: p}]} | ERROR | spec.reflector.paths[1].file | is missing",
                "{paths: [{file: a, key: b, part: tag}]} | ERROR | spec.reflector.paths[0].policy | a tag alone does not tell",
                "{paths: [{file: a, key: 'b[', policy: p}]} | ERROR | spec.reflector.paths[0].key | ] is missing",
                "{paths: [{file: a, key: b..c, policy: p}]} | ERROR | spec.reflector.paths[0].key | a key is empty",
                "{paths: [{file: a, key: 'b[x]', policy: p}]} | ERROR | spec.reflector.paths[0].key | [x] is none of",
                "{paths: [{file: a, pattern: '(', policy: p}]} | ERROR | spec.reflector.paths[0].pattern | is no RE2 expression",
                "{paths: [{file: a, pattern: '(?=x)', policy: p}]} | ERROR | spec.reflector.paths[0].pattern | is no RE2 expression",
                "{paths: [{file: a, key: b, policy: p, part: Tag}]} | ERROR | spec.reflector.paths[0].part | expected one of image, tag, name, digest",
                "{paths: [{file: a, key: b, policy: p, bump: big}]} | ERROR | spec.reflector.paths[0].bump | expected one of none, patch, minor, major, same",
                "{paths: [{files: a, file: a, key: b}]} | WARNING | spec.reflector.paths[0].files | did you mean 'file'?",
                "{path: x} | WARNING | spec.reflector.path | did you mean 'paths'?",
                "{rebase: 1} | ERROR | spec.reflector.rebase | expected true or false",
                "{paths: x} | ERROR | spec.reflector.paths | expected a list",
            })
    void judgesThoseOfAnAutomation(String options, Problem.Severity severity, String field, String message) {
        ReadResult read = read(AUTOMATION.formatted(options));
        assertThat(read.problems()).anySatisfy(p -> {
            assertThat(p.severity()).isEqualTo(severity);
            assertThat(p.field()).isEqualTo(field);
            assertThat(p.message()).contains(message);
        });
        assertThat(read.resources().automations()).hasSize(severity == Problem.Severity.ERROR ? 0 : 1);
    }

    @Test
    void aPolicyMayNameItsRepositoriesByAPatternAndByLabels() {
        ImagePolicy policy = policy("", "{repositories: {name: 'app-*', matchLabels: {team: a}}, minimumAge: 1h}");
        assertThat(policy.repository()).isNull();
        assertThat(policy.repositories())
                .isEqualTo(new RepositorySelector("ns", "app-*", new LabelSelector(Map.of("team", "a"), List.of())));
        assertThat(policy.options().minimumAge()).isEqualTo(Duration.ofHours(1));
        ImagePolicy both = policy(
                "  imageRepositoryRef: {name: r}\n",
                "{repositories: {namespace: shared, matchExpressions: [{key: k, operator: Exists}]}}");
        assertThat(both.repository()).hasToString("ns/r");
        assertThat(both.repositories().namespace()).isEqualTo("shared");
        assertThat(both.repositories().name()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{repositories: {}} | spec.reflector.repositories | says nothing about the repositories",
                "{repositories: 'app-*'} | spec.reflector.repositories | expected a mapping, found text",
                "{repositories: {nam: x}} | spec.reflector.repositories.nam | did you mean 'name'?",
                "{repositories: {matchExpressions: [{key: k}]}} | spec.reflector.repositories.matchExpressions[0].operator"
                        + " | is missing",
                "{minimumAge: 1h} | spec.imageRepositoryRef | is missing",
            })
    void refusesAPolicyWithoutAnyRepository(String options, String field, String message) {
        ReadResult read = read(POLICY.formatted("", options));
        assertThat(read.resources().imagePolicies()).isEmpty();
        assertThat(read.problems()).anySatisfy(p -> {
            assertThat(p.field()).isEqualTo(field);
            assertThat(p.message()).contains(message);
        });
    }

    private static ImagePolicy policy(String lines, String options) {
        ReadResult read = read(POLICY.formatted(lines, options));
        assertThat(read.problems()).isEmpty();
        return read.resources().imagePolicies().get(0);
    }

    private static ReadResult read(String text) {
        return FluxReader.read(List.of(new SourceText("f", text)));
    }
}

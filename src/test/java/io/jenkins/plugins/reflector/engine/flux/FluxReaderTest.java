package io.jenkins.plugins.reflector.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxReaderTest {

    private static final String POLICY = "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\n"
            + "metadata: {name: p}\nspec:\n  imageRepositoryRef: {name: r}\n";

    @Test
    void readsTheStory() throws IOException {
        ReadResult read = resource("story.yaml");
        assertThat(read.problems()).isEmpty();
        ImageRepository repository = read.resources().imageRepositories().get(0);
        assertThat(repository.name()).hasToString("flux-system/nginx-repo");
        assertThat(repository.image()).isEqualTo("nginx");
        assertThat(repository.interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(repository.timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(repository.secretRef()).isEqualTo("registry-credentials");
        assertThat(repository.exclusionList()).isEqualTo(ImageRepository.DEFAULT_EXCLUSION_LIST);
        assertThat(repository.position()).hasToString("story.yaml:1:1");
        ImagePolicy policy = read.resources().imagePolicies().get(0);
        assertThat(policy.repository()).hasToString("flux-system/nginx-repo");
        assertThat(policy.choice()).isEqualTo(new PolicyChoice.SemVer("1.23.x"));
        assertThat(policy.filterTags()).isNull();
        assertThat(policy.position()).hasToString("story.yaml:12:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1alpha1", "v1alpha2", "v1beta1", "v1beta2", "v1"})
    void readsEveryVersion(String version) throws IOException {
        ReadResult read = read(text("story.yaml").replace("/v1beta1", "/" + version));
        assertThat(read.problems()).isEmpty();
        assertThat(read.resources().imageRepositories()).hasSize(1);
        assertThat(read.resources().imagePolicies()).hasSize(1);
    }

    @Test
    void readsEveryField() throws IOException {
        ReadResult read = resource("everything.yaml");
        assertThat(read.hasErrors()).isFalse();
        ResourceSet all = read.resources();
        ImageRepository repository = all.imageRepositories().get(0);
        assertThat(repository.interval()).isEqualTo(Duration.ofMinutes(90));
        assertThat(repository.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(repository.labels()).containsExactly(Map.entry("team", "a"));
        assertThat(repository.secretRef()).isEqualTo("pull");
        assertThat(repository.connection()).isEqualTo(new Connection("tls", "proxy", "builder", Provider.AWS));
        assertThat(repository.suspend()).isTrue();
        assertThat(repository.insecure()).isTrue();
        assertThat(repository.exclusionList()).containsExactly("^.*\\.sig$", "-rc");
        assertThat(repository.accessFrom()).containsExactly(Map.of("tenant", "a"), Map.of());
        ImagePolicy policy = all.imagePolicies().get(0);
        assertThat(policy.labels()).containsExactly(Map.entry("app", "podinfo"));
        assertThat(policy.repository()).hasToString("shared/podinfo");
        assertThat(policy.choice()).isEqualTo(new PolicyChoice.Alphabetical("desc"));
        assertThat(policy.filterTags()).isEqualTo(new TagFilterSpec("^main-(?P<ts>\\d+)", "$ts"));
        assertThat(policy.digestReflection()).isEqualTo(DigestReflection.ALWAYS);
        assertThat(policy.interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(policy.suspend()).isTrue();
        ImageUpdateAutomation automation = all.automations().get(0);
        assertThat(automation.source()).hasToString("flux-system/fleet");
        assertThat(automation.interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(automation.policySelector())
                .isEqualTo(new LabelSelector(
                        Map.of("app", "podinfo"),
                        List.of(new LabelSelector.Expression("tier", "In", List.of("web")))));
        assertThat(automation.strategy()).isEqualTo(UpdateStrategy.SETTERS);
        assertThat(automation.path()).isEqualTo("./clusters/prod");
        assertThat(automation.suspend()).isTrue();
        assertThat(automation.checkout()).isEqualTo(GitRef.branch("main"));
        assertThat(automation.commit())
                .isEqualTo(new CommitSpec(
                        "Bot",
                        "bot@example.com",
                        "{{ .AutomationObject }}",
                        Map.of("cluster", "prod"),
                        new SigningKey("key", SigningKey.Type.SSH)));
        assertThat(automation.push())
                .isEqualTo(new PushSpec(
                        "updates", "refs/heads/main:refs/heads/copy", Map.of("merge_request.create", "true")));
        assertThat(all.gitRepositories().get(0).ref()).isEqualTo(new GitRef("main", "t", ">=1", "refs/heads/x", "abc"));
        assertThat(all.gitRepositories().get(0).timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(all.gitRepositories().get(0).connection()).isEqualTo(Connection.PLAIN);
        assertThat(all.secrets().get(0).text("username")).contains("bot");
        assertThat(all.secrets().get(0).text("password")).contains("new");
        assertThat(read.problems())
                .extracting(Problem::field)
                .containsExactly("spec.serviceAccountName");
    }

    @Test
    void readsTheOldShapeOfAnAutomation() {
        ReadResult read = read("apiVersion: image.toolkit.fluxcd.io/v1alpha1\nkind: ImageUpdateAutomation\n"
                + "metadata: {name: a, namespace: n}\nspec:\n  interval: 1m\n"
                + "  checkout: {gitRepositoryRef: {name: fleet}, branch: main}\n"
                + "  commit: {authorName: Bot, authorEmail: b@example.com, messageTemplate: hi}\n"
                + "  push: {branch: up}\n  update: {strategy: Setters, path: x}\n");
        assertThat(read.problems()).isEmpty();
        ImageUpdateAutomation automation = read.resources().automations().get(0);
        assertThat(automation.source()).hasToString("n/fleet");
        assertThat(automation.checkout()).isEqualTo(GitRef.branch("main"));
        assertThat(automation.commit()).isEqualTo(new CommitSpec("Bot", "b@example.com", "hi", Map.of()));
        assertThat(automation.push().branch()).isEqualTo("up");
    }

    @Test
    void anAutomationWithoutGitIsKeptForTheRunToRefuse() {
        ReadResult read = read(automation(""));
        assertThat(read.problems()).isEmpty();
        assertThat(read.resources().automations().get(0).commit()).isNull();
        assertThat(read.resources().automations().get(0).push()).isEqualTo(PushSpec.SAME_BRANCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "image: a, interval: 10 | f:4:28 | spec.interval | a duration with a unit, such as 10s or 10m",
                "image: a, interval: 1d | f:4:28 | spec.interval | found '1d'",
                "image: a | f:4:7 | spec.interval | is missing; expected a duration",
                "interval: 1m | f:4:7 | spec.image | is missing; expected text",
                "image: 1.10, interval: 1m | f:4:15 | spec.image | put it in quotes: \"1.10\"",
                "image: [a], interval: 1m | f:4:15 | spec.image | expected text, found a list",
                "image: a, interval: 1m, timeout: 1h | f:4:41 | spec.timeout | hours are not allowed here",
                "image: a, interval: 1m, suspend: yes | f:4:41 | spec.suspend | found the text 'yes'",
                "image: a, interval: 1m, suspend: 1 | f:4:41 | spec.suspend | found the number 1",
                "image: a, interval: 1m, secretRef: s | f:4:43 | spec.secretRef | expected a mapping, found text",
                "image: a, interval: 1m, secretRef: {} | f:4:43 | spec.secretRef.name | is missing",
                "image: a, interval: 1m, exclusionList: x | f:4:47 | spec.exclusionList | expected a list",
                "image: a, interval: 1m, exclusionList: [a, 1] | f:4:51 | spec.exclusionList[1] | expected text",
                "image: a, interval: 1m, provider: oci | f:4:42 | spec.provider | one of generic, aws, azure, gcp",
                "image: a, interval: 1m, accessFrom: {} | f:4:44 | spec.accessFrom.namespaceSelectors | is missing",
            })
    void refusesABadRepository(String spec, String position, String field, String message) {
        ReadResult read = read("apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata: {name: r}\n"
                + "spec: {" + spec + "}\n---\n" + POLICY + "  policy: {semver: {range: 1.x}}\n");
        assertProblem(read, Problem.Severity.ERROR, position, field, message);
        assertThat(read.resources().imageRepositories()).isEmpty();
        assertThat(read.resources().imagePolicies()).hasSize(1);
    }

    @Test
    void limitsTheExclusionList() {
        ReadResult read = read("apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata: {name: r}\n"
                + "spec: {image: a, interval: 1m, exclusionList: [" + "x, ".repeat(26) + "]}\n");
        assertProblem(read, Problem.Severity.ERROR, "f:4:47", "spec.exclusionList", "at most 25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "policy: {semver: {}} | f:6:20 | spec.policy.semver.range | is missing; expected text",
                "policy: {semver: {range: 1.2}} | f:6:28 | spec.policy.semver.range | put it in quotes: \"1.2\"",
                "policy: {semver: 1.x} | f:6:20 | spec.policy.semver | expected a mapping, found text",
                "policy: semver | f:6:11 | spec.policy | expected a mapping, found text",
                "digestReflectionPolicy: Sometimes | f:6:27 | spec.digestReflectionPolicy | Never, IfNotPresent, Always",
                "digestReflectionPolicy: Always | f:5:3 | spec.interval | digestReflectionPolicy: Always needs it",
                "interval: 5m | f:6:13 | spec.interval | only allowed with digestReflectionPolicy: Always",
                "filterTags: {pattern: 5} | f:6:25 | spec.filterTags.pattern | expected text, found the number 5",
            })
    void refusesABadPolicy(String line, String position, String field, String message) {
        ReadResult read = read(POLICY + "  " + line + "\n");
        assertProblem(read, Problem.Severity.ERROR, position, field, message);
        assertThat(read.resources().imagePolicies()).isEmpty();
    }

    @Test
    void leavesWrongRangesOrdersAndPatternsToTheEvaluation() {
        assertThat(policy("policy: {semver: {range: '>>1'}}").choice()).isEqualTo(new PolicyChoice.SemVer(">>1"));
        assertThat(policy("policy: {numerical: {order: UP}}").choice()).isEqualTo(new PolicyChoice.Numerical("UP"));
        assertThat(policy("filterTags: {pattern: '['}").filterTags()).isEqualTo(new TagFilterSpec("[", ""));
    }

    @Test
    void knowsTheChoicesAndTheirDefaults() {
        assertThat(policy("policy: {alphabetical: {}}").choice()).isEqualTo(new PolicyChoice.Alphabetical("asc"));
        assertThat(policy("policy: {numerical: {}}").choice()).isEqualTo(new PolicyChoice.Numerical("asc"));
        assertThat(policy("policy: {digest: {}}").choice()).isEqualTo(new PolicyChoice.DigestOf("latest"));
        assertThat(policy("policy: {digest: {tag: main}}").interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy("policy: {digest: {}}\n  interval: 1m").interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(policy("policy: {}").choice()).isEqualTo(new PolicyChoice.Unknown(""));
        assertThat(policy("suspend: false").choice()).isEqualTo(new PolicyChoice.Unknown(""));
    }

    @Test
    void saysWhichOfSeveralMembersCounts() {
        ReadResult read = read(POLICY + "  policy: {numerical: {}, alphabetical: {}, semver: {range: 1.x}}\n");
        assertProblem(read, Problem.Severity.WARNING, "f:6:11", "spec.policy", "only semver counts");
        assertThat(read.resources().imagePolicies().get(0).choice()).isEqualTo(new PolicyChoice.SemVer("1.x"));
    }

    @Test
    void saysHowAMemberWithoutFieldsIsWritten() {
        ReadResult read = read(POLICY + "  policy:\n    alphabetical:\n");
        assertProblem(
                read, Problem.Severity.WARNING, "f:7:18", "spec.policy.alphabetical", "counts as absent; write alphabetical: {}");
        assertThat(read.resources().imagePolicies().get(0).choice()).isEqualTo(new PolicyChoice.Unknown(""));
        assertProblem(
                read(POLICY + "  policy: {semver: ~}\n"), Problem.Severity.WARNING, "f:6:20", "spec.policy.semver", "semver: {range: 1.x}");
        assertThat(policy("policy: {semver: null, numerical: {}}").choice()).isEqualTo(new PolicyChoice.Numerical("asc"));
    }

    @Test
    void keepsAPolicyOfAnUnknownMember() {
        ReadResult read = read(POLICY + "  policy: {semvr: {range: 1.x}}\n");
        assertProblem(read, Problem.Severity.WARNING, "f:6:12", "spec.policy.semvr", "did you mean 'semver'?");
        assertThat(read.resources().imagePolicies().get(0).choice()).isEqualTo(new PolicyChoice.Unknown("semvr"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "git: {} | f:7:8 | spec.git.commit | is missing; expected a mapping",
                "git: {commit: {}} | f:7:17 | spec.git.commit.author | is missing; expected a mapping",
                "git: {commit: {author: {name: x}}} | f:7:26 | spec.git.commit.author.email | is missing",
                "git: {commit: {author: {email: ''}}} | f:7:34 | spec.git.commit.author.email | must not be empty",
                "policySelector: {matchExpressions: [{key: a}]} | f:7:39 | spec.policySelector.matchExpressions[0].operator | is missing",
                "git: {commit: {author: {email: e}, messageTemplateValues: {a: 1}}} | f:7:65 | spec.git.commit.messageTemplateValues.a | expected text",
                "git: {commit: {author: {email: e}, signingKey: {secretRef: s}}} | f:7:62 | spec.git.commit.signingKey.secretRef | expected a mapping",
            })
    void refusesABadAutomation(String line, String position, String field, String message) {
        ReadResult read = read(automation("  " + line + "\n"));
        assertThat(read.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR)).hasSize(1);
        assertProblem(read, Problem.Severity.ERROR, position, field, message);
        assertThat(read.resources().automations()).isEmpty();
    }

    @Test
    void anUnknownStrategyIsAnErrorAndKeptForTheRunToRefuse() {
        ReadResult read = read(automation("  update: {strategy: Sed}\n"));
        assertThat(read.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR)).hasSize(1);
        assertProblem(
                read, Problem.Severity.ERROR, "f:7:22", "spec.update.strategy", "one of Setters, Images, Both, found 'Sed'");
        assertThat(read.resources().automations()).hasSize(1);
        assertThat(read.resources().automations().get(0).strategy()).isNull();
        assertThat(read(automation("  update: {strategy: Sed}\n  suspend: soon\n")).resources().automations()).isEmpty();
    }

    @Test
    void refusesASourceThatIsNoGitRepository() {
        ReadResult read = read(automation("").replace("sourceRef: {", "sourceRef: {kind: Bucket, "));
        assertProblem(read, Problem.Severity.ERROR, "f:5:21", "spec.sourceRef.kind", "one of GitRepository");
    }

    @ParameterizedTest
    @CsvSource({"Setters,SETTERS", "images,IMAGES", "Both,BOTH", "markers,SETTERS"})
    void readsStrategies(String written, UpdateStrategy expected) {
        ReadResult read = read(automation("  update: {strategy: " + written + "}\n"));
        assertThat(read.resources().automations().get(0).strategy()).isEqualTo(expected);
    }

    @Test
    void namesBothPlacesOfADuplicate() {
        String policy = POLICY + "  policy: {semver: {range: 1.x}}\n";
        ReadResult read = FluxReader.read(List.of(new SourceText("a.yaml", policy), new SourceText("b.yaml", policy)));
        assertProblem(
                read, Problem.Severity.ERROR, "b.yaml:1:1", "metadata.name", "ImagePolicy default/p is declared twice, first at a.yaml:1:1");
        assertThat(read.resources().imagePolicies()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}} | WARNING | f:1:29 | kind | is not read here and is skipped",
                "{apiVersion: example.com/v1, kind: ImagePolicy} | WARNING | f:1:36 | kind | ImagePolicy of example.com/v1",
                "{images: []} | WARNING | f:1:1 | `` | is no resource",
                "{apiVersion: image.toolkit.fluxcd.io/v2, kind: ImagePolicy} | ERROR | f:1:14 | apiVersion | expected one of v1alpha1,",
                "{kind: ImagePolicy} | ERROR | f:1:1 | apiVersion | is missing",
                "{apiVersion: v1, kind: Secret} | ERROR | f:1:1 | metadata | is missing",
                "{apiVersion: v1, kind: Secret, metadata: {name: ''}} | ERROR | f:1:49 | metadata.name | must not be empty",
                "{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {a: '*'}} | ERROR | f:1:59 | data | the value of 'a' is not Base64",
                "{apiVersion: v1, kind: Secret, metadata: {name: s}, dat: {a: b}} | WARNING | f:1:53 | dat | did you mean 'data'?",
                "{apiVersion: v1, kind: Secret, metadata: {name: s, namspace: n}} | WARNING | f:1:52 | metadata.namspace | did you mean 'namespace'?",
                "{apiVersion: v1, kind: List} | ERROR | f:1:1 | items | is missing",
                "{apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: {name: g}} | ERROR | f:1:1 | spec | is missing",
                "{apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: {name: g}, spec: {url: x, timeout: 1h}} | ERROR | f:1:109 | spec.timeout | hours",
                "- a | ERROR | f:1:1 | `` | expected a resource with apiVersion and kind, found a list",
            })
    void judgesWhatIsNoGoodResource(
            String text, Problem.Severity severity, String position, String field, String message) {
        assertProblem(read(text), severity, position, field, message);
    }

    @Test
    void readsAList() {
        ReadResult read = read("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [{\"apiVersion\": \"v1\", \"kind\": \"Secret\","
                + " \"metadata\": {\"name\": \"s\"}, \"stringData\": {\"k\": \"v\"}}]}");
        assertThat(read.problems()).isEmpty();
        assertThat(read.resources().secret(new ResourceName("default", "s"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "stringData: {password: 1234567}", "stringData: {password: 1234567.8}", "stringData: 1234567", "data: 1234567",
        "data: {password: 1234567}", "data: {password: '1234567!'}", "stringData: [1234567]", "stringData: {password: [1234567]}"
    })
    void tellsWhatIsWrongWithASecretWithoutItsValue(String line) {
        ReadResult read = read("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n" + line + "\n");
        assertThat(read.resources().secrets()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.toString()).startsWith("f:4:").doesNotContain("1234567");
        });
    }

    @Test
    void doesNotPrintASecretsValue() {
        ReadResult read = read("{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {a: 'hunter2*'}}");
        assertThat(read.toString()).doesNotContain("hunter2");
    }

    private static ImagePolicy policy(String line) {
        ReadResult read = read(POLICY + "  " + line + "\n");
        assertThat(read.hasErrors()).isFalse();
        return read.resources().imagePolicies().get(0);
    }

    private static String automation(String more) {
        return "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageUpdateAutomation\nmetadata: {name: a}\nspec:\n"
                + "  sourceRef: {name: g}\n  interval: 1m\n" + more;
    }

    private static void assertProblem(
            ReadResult read, Problem.Severity severity, String position, String field, String message) {
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(severity);
            assertThat(problem.position()).hasToString(position);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).contains(message);
        });
    }

    private static ReadResult read(String text) {
        return FluxReader.read(List.of(new SourceText("f", text)));
    }

    private static ReadResult resource(String name) throws IOException {
        return FluxReader.read(List.of(new SourceText(name, text(name))));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = FluxReaderTest.class.getResourceAsStream("/flux/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.policy.DigestChoice;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to say what an update is about, against a registry and a Git server. */
class UpdateModesTest {

    private static final ResourceName JOB = new ResourceName("team/app", "deploy");
    private static final String IMAGES = "images:\n- name: nginx\n  newTag: 1.23.0\n";
    private static final String MARKED =
            "tag: 1.23.0 # {\"$imagepolicy\": \"flux-system:nginx:tag\"}\n" + "other: 1.23.0\n";
    private static final String POLICY = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: nginx, namespace: flux-system}
            spec: {image: nginx, interval: 10m, secretRef: {name: hub}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: nginx, namespace: flux-system}
            spec:
              imageRepositoryRef: {name: nginx}
              policy: {semver: {range: 1.23.x}}
            """;
    private static final String AUTOMATION = """
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: fleet, namespace: flux-system}
            spec:
              interval: 30m
              sourceRef: {kind: GitRepository, name: fleet}
              git:
                checkout: {ref: {branch: main}}
                commit:
                  author: {name: Flux, email: flux@example.com}
                  messageTemplate: "By {{ .AutomationObject }}"
              update: {path: marked}
            """;

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();
    private final Map<ResourceName, ReflectorUpdateResult> begun = new HashMap<>();
    private EmbeddedRegistry registry;
    private EmbeddedGitServer git;
    private EmbeddedGitRepository fleet;
    private CatalogEngine engine;
    private ResourceTexts workspace;

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start();
        for (String tag : List.of("1.23.0", "1.23.1", "1.24.0", "latest")) {
            registry.push("library/nginx", tag);
        }
        git = EmbeddedGitServer.start(directory.resolve("git"));
        fleet = git.create("fleet");
        fleet.commit("main", Map.of("apps/kustomization.yaml", IMAGES, "marked/v.yaml", MARKED), "first");
        engine = new CatalogEngine(registry, directory.resolve("mirrors"));
    }

    @AfterEach
    void stop() {
        git.close();
        registry.close();
    }

    @Test
    void aTagThatThePolicyAllowsIsTakenThoughThereIsANewerOne() throws Exception {
        registry.push("library/nginx", "1.23.2");

        UpdateOutcome outcome = run(images(tagged("1.23.1", new SemVerChoice("1.23.x"))));

        assertThat(outcome.failures()).isEmpty();
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("newTag: 1.23.1");
    }

    @Test
    void aTagThatThePolicyDoesNotAllowIsRefusedWithTheVerdict() throws Exception {
        int commits = fleet.log("main").size();

        assertThat(run(images(tagged("1.24.0", new SemVerChoice("1.23.x")))).failures())
                .singleElement()
                .asString()
                .contains("The policy of nginx does not allow the tag 1.24.0", "out-of-range", "1.23.x");
        assertThat(run(images(tagged("latest", new SemVerChoice("1.23.x")))).failures())
                .singleElement()
                .asString()
                .contains("latest", "not-a-version");
        assertThat(run(images(tagged("1.23.1", new DigestChoice("latest")))).failures())
                .singleElement()
                .asString()
                .contains("does not allow the tag 1.23.1");
        ImageEntry ignored = tagged("1.23.1", new SemVerChoice("1.23.x"));
        ignored.setIgnoreTags(List.of("1.23.1"));
        assertThat(run(images(ignored)).failures()).singleElement().asString().contains("ignored");
        assertThat(fleet.log("main")).hasSize(commits);
    }

    @Test
    void aTagThatTheRegistryDoesNotHaveIsToldWithOrWithoutAPolicy() throws Exception {
        assertThat(run(images(tagged("1.23.9", new SemVerChoice("1.23.x")))).failures())
                .singleElement()
                .asString()
                .contains("1.23.9", "nginx");
    }

    @Test
    void aTagMayBeLowerThanWhatStandsThere() throws Exception {
        run(images(tagged("1.23.1", new SemVerChoice("1.23.x"))));

        UpdateOutcome outcome = run(images(tagged("1.23.0", new SemVerChoice("1.23.x"))));

        assertThat(outcome.failures()).isEmpty();
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("newTag: 1.23.0");
    }

    @Test
    void onlyTheChosenFilesAreEdited() throws Exception {
        fleet.commit("main", Map.of("apps/a/kustomization.yaml", IMAGES, "apps/b/kustomization.yaml", IMAGES), "more");
        UpdateOrder order = images(entry(new SemVerChoice("1.23.x"))).choosing(List.of("apps/*/kustomization.yaml"), List.of("apps/b/**"));

        run(order);

        assertThat(fleet.read("main", "apps/a/kustomization.yaml")).contains("1.23.1");
        assertThat(fleet.read("main", "apps/b/kustomization.yaml")).contains("1.23.0");
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("1.23.0");
    }

    @Test
    void thePoliciesOfResourcesAreAppliedToTheRepositoryOfTheStep() throws Exception {
        UpdateOutcome outcome = run(new UpdateOrder(git.url("fleet"), null, null).running(null, POLICY).editing("apps", "Both"));

        assertThat(outcome.failures()).isEmpty();
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("newTag: 1.23.1");
        assertThat(fleet.read("main", "marked/v.yaml")).isEqualTo(MARKED);
        assertThat(outcome.result().getImages()).hasToString("[nginx 1.23.0 -> 1.23.1]");
        assertThat(outcome.result().getImages()).as("the step's own, whatever it is called").noneMatch(ImageChange::ofConfiguration);
        assertThat(engine.asked).contains("hub of the job");
    }

    @Test
    void theAutomationsOfResourcesAreRunAsTheySay() throws Exception {
        String source = """
                ---
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: fleet, namespace: flux-system}
                spec: {url: "%s"}
                """.formatted(git.url("fleet"));

        UpdateOutcome outcome = run(new UpdateOrder(null, null, null).running(null, POLICY + AUTOMATION + source));

        assertThat(outcome.failures()).isEmpty();
        assertThat(fleet.log("main").get(0).message()).isEqualTo("By flux-system/fleet");
        assertThat(fleet.log("main").get(0).author()).isEqualTo("Flux");
        assertThat(fleet.read("main", "marked/v.yaml")).isEqualTo(MARKED.replaceFirst("1.23.0", "1.23.1"));
        assertThat(fleet.read("main", "apps/kustomization.yaml")).isEqualTo(IMAGES);
        assertThat(outcome.result().getAutomations()).singleElement().satisfies(automation -> {
            assertThat(automation.getName()).isEqualTo("fleet");
            assertThat(automation.isReady()).isTrue();
            assertThat(automation.getCommit().getId()).isEqualTo(fleet.head("main"));
        });
        assertThat(outcome.pushes()).singleElement().satisfies(push -> assertThat(push.url()).isEqualTo(git.url("fleet")));
    }

    @Test
    void resourcesAreReadFromTheRepositoryAndItsUrlIsTheirSource() throws Exception {
        fleet.commit("main", Map.of("flux/all.yaml", POLICY + AUTOMATION, "flux/notes.md", "no: [yaml"), "resources");

        UpdateOutcome outcome = run(new UpdateOrder(git.url("fleet"), null, null).running(null, "flux"));

        assertThat(outcome.failures()).isEmpty();
        assertThat(fleet.read("main", "marked/v.yaml")).startsWith("tag: 1.23.1");
    }

    @Test
    void theWorkspaceComesFirst() throws Exception {
        workspace = path -> path.equals("flux") ? List.of(new SourceText("flux/a.yaml", POLICY)) : List.of();

        assertThat(run(new UpdateOrder(git.url("fleet"), null, null).running(null, "flux")).failures()).isEmpty();
        assertThat(run(new UpdateOrder(git.url("fleet"), null, null).running(null, "other")).failures())
                .singleElement()
                .asString()
                .contains("The resources \"other\" are not found in the workspace or on branch main of " + git.url("fleet"));
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("1.23.1");
    }

    @Test
    void whatIsWrongInResourcesIsToldByItsPlaceAndNothingIsRun() throws Exception {
        int commits = fleet.log("main").size();

        assertThat(run(new UpdateOrder(git.url("fleet"), null, null).running(null, POLICY.replace("spec: {image: nginx, interval: 10m, secretRef: {name: hub}}", "spec: nothing"))).failures())
                .singleElement()
                .asString()
                .contains("resources:4", "spec");
        assertThat(run(new UpdateOrder(null, null, null).running(null, POLICY)).failures())
                .singleElement()
                .asString()
                .contains("no ImageUpdateAutomation");
        assertThat(fleet.log("main")).hasSize(commits);
    }

    @Test
    void aConfiguredAutomationIsFoundUpwardAndRunWithItsOwnersCredentials() throws Exception {
        engine.configured.add(contribution(null, "default", "main"));

        UpdateOutcome outcome = run(new UpdateOrder(null, null, null).running("fleet", null));

        assertThat(outcome.failures()).isEmpty();
        assertThat(fleet.read("main", "marked/v.yaml")).startsWith("tag: 1.23.1");
        assertThat(outcome.result().getImages()).isNotEmpty().allMatch(ImageChange::ofConfiguration);
        assertThat(engine.asked).contains("hub of the owner").doesNotContain("hub of the job");
    }

    @Test
    void theNearestOfAFolderCountsAndThatOfAnotherFolderMayNotBeUsed() throws Exception {
        engine.configured.add(contribution("other", "other", "main"));
        assertThat(run(new UpdateOrder(null, null, null).running("other/fleet", null)).failures())
                .singleElement()
                .asString()
                .contains("No automation \"other/fleet\"", "may be used here");

        engine.configured.add(contribution("team", "team", "missing"));
        engine.configured.add(contribution(null, "default", "main"));
        assertThat(run(new UpdateOrder(null, null, null).running("fleet", null)).failures())
                .singleElement()
                .asString()
                .contains("missing");
    }

    @Test
    void aRunThatBeginsAnewTellsWhatTheOneBeforeHadPushed() throws Exception {
        UpdateOrder order = images(entry(new SemVerChoice("1.23.x")));
        ReflectorUpdateResult first = run(order).result();
        assertThat(begun).containsOnlyKeys(JOB);

        ReflectorUpdateResult again = run(order).result();
        assertThat(again.isChanged()).isTrue();
        assertThat(again.getCommit()).hasToString(first.getCommit().getId());
        assertThat(again.getImages()).hasToString("[nginx 1.23.0 -> 1.23.1]");

        fleet.commit("main", Map.of("README.md", "somebody else"), "after");
        assertThat(run(order).result().getCommit()).hasToString(first.getCommit().getId());
        assertThat(fleet.log("main")).hasSize(3);
    }

    @Test
    void aCommitThatDidNotArriveIsNobodysResult() throws Exception {
        UpdateOrder order = images(entry(new SemVerChoice("1.23.x")));
        run(order);
        String lost = fleet.head("main");
        fleet.point("refs/heads/main", fleet.log("main").get(1).id());
        fleet.commit("main", Map.of("apps/kustomization.yaml", IMAGES.replace("1.23.0", "1.23.1")), "by hand");

        ReflectorUpdateResult again = run(order).result();

        assertThat(again.isChanged()).isFalse();
        assertThat(again.getCommit()).isNull();
        assertThat(lost).isNotEqualTo(fleet.head("main"));
    }

    @Test
    void aPushBranchIsRefusedBesideAutomationsThatSayThemselvesWhereTheyPush() throws Exception {
        UpdateOrder order = new UpdateOrder(git.url("fleet"), null, null).running(null, POLICY + AUTOMATION).on("main", "updates", null);
        assertThat(run(order).failures()).singleElement().asString().contains("pushBranch", "take it out of the step");
        assertThat(fleet.log("main")).hasSize(1);
    }

    @Test
    void aStepThatIsInterruptedWhileItLooksWhetherItsCommitArrivedDoesNotSayThatNothingChanged() throws Exception {
        assertThat(run(images(entry(new SemVerChoice("1.23.x")))).result().isPushed()).isTrue();
        engine.interrupted = true;
        assertThatThrownBy(() -> run(images(entry(new SemVerChoice("1.23.x"))))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aDiskThatFailsIsTold() throws Exception {
        engine.configured.add(contribution(null, "team", "main"));
        UpdateService service = new UpdateService(
                engine,
                (policies, progress) -> {
                    throw new UncheckedIOException("The picks cannot be saved: check the disk.", new IOException("no space left"));
                },
                new MemoryLedger(),
                RunBook.NONE);

        UpdateOutcome outcome = service.run(
                new UpdateOrder(null, null, null).running("fleet", null),
                new UpdateAsker(JOB, engine.seenBy("job"), workspace, told::add, Deliveries.NONE));

        assertThat(outcome.failures()).containsExactly("The picks cannot be saved: check the disk. (no space left)");
    }

    @Test
    void variablesOfABuildAreExpandedInTheTextsOfAnOrder() throws Exception {
        ImageEntry entry = tagged("$TAG", new SemVerChoice("1.23.x"));
        UpdateOrder order = new UpdateOrder(git.url("$REPOSITORY"), List.of(entry), null)
                .editing("apps", "Both")
                .committing("Deploy $TAG {{ range $i, $c := .Changed.Changes }}{{ $i }}{{ end }}", null)
                .expanded(text -> text.replace("$TAG", "1.23.1").replace("$REPOSITORY", "fleet"));

        assertThat(run(order).failures()).isEmpty();
        assertThat(fleet.log("main").get(0).message()).startsWith("Deploy 1.23.1 0");
        assertThat(entry.getTag()).isEqualTo("$TAG");
    }

    private static ImageEntry entry(TagPolicyChoice policy) {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setPolicy(policy);
        return entry;
    }

    private static ImageEntry tagged(String tag, TagPolicyChoice policy) {
        ImageEntry entry = entry(policy);
        entry.setTag(tag);
        return entry;
    }

    private UpdateOrder images(ImageEntry entry) {
        return new UpdateOrder(git.url("fleet"), List.of(entry), null).editing("apps", "Both");
    }

    private UpdateOutcome run(UpdateOrder order) throws InterruptedException {
        PolicyAnswers answers = (policies, progress) -> PolicyResolver.seeing(
                        engine.catalog()::seenBy, engine.registries(engine.catalog()), new MemoryLedger(), Clock.systemUTC())
                .resolveAll(policies, any -> null);
        Deliveries deliveries = new Deliveries() {
            @Override
            public void begin(ResourceName automation, ReflectorUpdateResult ifDelivered) {
                begun.put(automation, ifDelivered);
            }

            @Override
            public Optional<ReflectorUpdateResult> begun(ResourceName automation) {
                return Optional.ofNullable(begun.get(automation));
            }
        };
        return new UpdateService(engine, answers, new MemoryLedger(), RunBook.NONE)
                .run(order, new UpdateAsker(JOB, engine.seenBy("job"), workspace, told::add, deliveries));
    }

    /** The resources of above in another namespace, on a branch. */
    private Contribution contribution(String folder, String namespace, String branch) {
        String source = """
                ---
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: fleet, namespace: flux-system}
                spec: {url: "%s"}
                """.formatted(git.url("fleet"));
        String marker = MARKED;
        String text = (POLICY + AUTOMATION + source)
                .replace("flux-system", namespace)
                .replace("branch: main", "branch: " + branch)
                .replace("update: {path: marked}", "update: {path: marked}\n  policySelector: {}");
        try {
            fleet.commit("main", Map.of("marked/v.yaml", marker.replace("flux-system", namespace)), "markers of " + namespace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Contribution(
                new Owner(folder, "the place", engine.seenBy("owner")),
                FluxReader.read(List.of(new SourceText("configured", text))).resources(),
                List.of());
    }
}

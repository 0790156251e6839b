package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateRequestsTest {

    private static final CommitSpec COMMIT = new CommitSpec("Bot", "bot@example.com", null, Map.of());
    private static final LabelSelector TEAM_A = new LabelSelector(Map.of("team", "a"), List.of());

    @Test
    void withoutAnyRefTheBranchIsMaster() throws Exception {
        UpdateRequest request = requests(null).of(automation(COMMIT, LabelSelector.ALL, null), List.of(), true);

        assertThat(request.checkout()).isEqualTo(GitRef.branch("master"));
        assertThat(request.remote().url()).isEqualTo("https://git.example.com/fleet.git");
        assertThat(request.remote().credentials()).isEqualTo(GitCredentials.NONE);
        assertThat(request.onConflict()).isEqualTo(OnConflict.RETRY);
        assertThat(request.dryRun()).isTrue();
    }

    @Test
    void theAutomationSaysWhatHappensOnConflict() throws Exception {
        ImageUpdateAutomation plain = automation(COMMIT, LabelSelector.ALL, null);
        AutomationOptions options = new AutomationOptions(
                List.of(), List.of(), List.of(), false, OnConflict.FAIL, false, null, null, null);
        ImageUpdateAutomation own = new ImageUpdateAutomation(
                plain.name(),
                plain.source(),
                plain.interval(),
                plain.policySelector(),
                plain.strategy(),
                plain.path(),
                plain.suspend(),
                plain.checkout(),
                plain.commit(),
                plain.push(),
                options,
                plain.position());

        assertThat(requests(null).of(own, List.of(), false).onConflict()).isEqualTo(OnConflict.FAIL);
    }

    @Test
    void theAutomationsOwnRefWinsOverTheRepositorys() throws Exception {
        UpdateRequests requests = requests(GitRef.branch("stable"));

        assertThat(requests.of(automation(COMMIT, LabelSelector.ALL, null), List.of(), false).checkout())
                .isEqualTo(GitRef.branch("stable"));
        assertThat(requests.of(automation(COMMIT, LabelSelector.ALL, GitRef.branch("main")), List.of(), false)
                        .checkout())
                .isEqualTo(GitRef.branch("main"));
    }

    @Test
    void onlyPicksOfItsNamespaceThatItsSelectorAdmitsApply() throws Exception {
        List<PolicyResolution> resolutions = List.of(
                resolution("ns", "mine", "a", "1.0"),
                resolution("ns", "others", "b", "1.0"),
                resolution("elsewhere", "foreign", "a", "1.0"),
                resolution("ns", "none", "a", null));

        List<PolicyImage> images = UpdateRequests.images(automation(COMMIT, TEAM_A, null), resolutions);

        assertThat(images).extracting(image -> image.policy().name()).containsExactly("mine");
    }

    @Test
    void whereTheAutomationNamesPoliciesThoseAreAlreadyTheRightOnes() throws Exception {
        ImageUpdateAutomation plain = automation(COMMIT, TEAM_A, null);
        AutomationOptions named = new AutomationOptions(
                List.of(), List.of(), List.of(), List.of(), false, null, false, null, null, null, List.of("foreign"));
        ImageUpdateAutomation automation = new ImageUpdateAutomation(
                plain.name(),
                plain.source(),
                plain.interval(),
                plain.policySelector(),
                plain.strategy(),
                plain.path(),
                plain.suspend(),
                plain.checkout(),
                plain.commit(),
                plain.push(),
                named,
                plain.position());

        List<PolicyImage> images = UpdateRequests.images(
                automation, List.of(resolution("elsewhere", "foreign", "a", "1.0"), resolution("elsewhere", "b", "b", "1.0")));

        assertThat(images).extracting(image -> image.policy().name()).containsExactly("foreign");
    }

    @Test
    void aPolicyThatIsNotReadyButHasAPickApplies() throws Exception {
        ImagePolicy policy = policy("ns", "p", "a");
        PolicyResolution kept = new PolicyResolution(
                policy, false, false, "Failure", "no match", new LatestRef("nginx", "1.0", null), null);

        assertThat(UpdateRequests.images(automation(COMMIT, LabelSelector.ALL, null), List.of(kept))).hasSize(1);
    }

    @Test
    void aSelectorThatCanNeverWorkStalls() {
        LabelSelector wrong =
                new LabelSelector(Map.of(), List.of(new LabelSelector.Expression("team", "Is", List.of("a"))));

        AutomationException failure = catchThrowableOfType(
                AutomationException.class, () -> UpdateRequests.images(automation(COMMIT, wrong, null), List.of()));

        assertThat(failure.reason()).isEqualTo(Reason.INVALID_POLICY_SELECTOR);
        assertThat(failure).hasMessageContaining("'Is'").hasMessageContaining("ns/auto");
    }

    @Test
    void withoutACommitTheAutomationStalls() {
        AutomationException failure = catchThrowableOfType(
                AutomationException.class,
                () -> requests(null).of(automation(null, LabelSelector.ALL, null), List.of(), false));

        assertThat(failure.reason()).isEqualTo(Reason.INVALID_SOURCE_CONFIGURATION);
        assertThat(failure).hasMessageContaining("spec.git.commit").hasMessageContaining("r.yaml:7:1");
    }

    @Test
    void aMissingGitRepositoryIsNamed() {
        ResourceSet none = new ResourceSet(List.of(), List.of(), List.of(), List.of(), List.of());

        AutomationException failure = catchThrowableOfType(
                AutomationException.class,
                () -> new UpdateRequests(none, repository -> GitCredentials.NONE)
                        .of(automation(COMMIT, LabelSelector.ALL, null), List.of(), false));

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_MANAGER_FAILED);
        assertThat(failure).hasMessageContaining("ns/fleet");
    }

    @Test
    void anUnknownStrategyStalls() {
        AutomationException failure = catchThrowableOfType(
                AutomationException.class, () -> requests(null).of(automation(null, "ns"), List.of(), false));

        assertThat(failure.reason()).isEqualTo(Reason.INVALID_UPDATE_STRATEGY);
        assertThat(failure.reason().stalled()).isTrue();
        assertThat(failure).hasMessageContaining("ns/auto").hasMessageContaining("r.yaml:7:1").hasMessageContaining("Setters");
    }

    @Test
    void aSourceOfAnotherNamespaceStallsWhereThatIsOff() throws Exception {
        ImageUpdateAutomation foreign = automation(UpdateStrategy.SETTERS, "team");
        ResourceSet resources = new ResourceSet(List.of(), List.of(), List.of(), List.of(repository("team", null)), List.of());

        assertThat(new UpdateRequests(resources, any -> GitCredentials.NONE).of(foreign, List.of(), false).automation())
                .hasToString("ns/auto");
        AutomationException failure = catchThrowableOfType(
                AutomationException.class,
                () -> new UpdateRequests(resources, any -> GitCredentials.NONE, false).of(foreign, List.of(), false));
        assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(failure.reason().stalled()).isTrue();
        assertThat(failure).hasMessageContaining("ns/auto").hasMessageContaining("team/fleet");
    }

    private static ImageUpdateAutomation automation(UpdateStrategy strategy, String sourceNamespace) {
        return new ImageUpdateAutomation(
                new ResourceName("ns", "auto"),
                new ResourceName(sourceNamespace, "fleet"),
                Duration.ofMinutes(10),
                LabelSelector.ALL,
                strategy,
                "",
                false,
                null,
                COMMIT,
                PushSpec.SAME_BRANCH,
                new SourcePosition("r.yaml", 7, 1));
    }

    private static UpdateRequests requests(GitRef ref) {
        GitRepository repository = repository("ns", ref);
        return new UpdateRequests(
                new ResourceSet(List.of(), List.of(), List.of(), List.of(repository), List.of()),
                any -> GitCredentials.NONE);
    }

    private static GitRepository repository(String namespace, GitRef ref) {
        return new GitRepository(
                new ResourceName(namespace, "fleet"),
                "https://git.example.com/fleet.git",
                ref,
                null,
                GitRepository.DEFAULT_TIMEOUT,
                SourcePosition.NONE);
    }

    private static ImageUpdateAutomation automation(CommitSpec commit, LabelSelector selector, GitRef checkout) {
        return new ImageUpdateAutomation(
                new ResourceName("ns", "auto"),
                new ResourceName("ns", "fleet"),
                Duration.ofMinutes(10),
                selector,
                UpdateStrategy.SETTERS,
                "",
                false,
                checkout,
                commit,
                PushSpec.SAME_BRANCH,
                new SourcePosition("r.yaml", 7, 1));
    }

    private static PolicyResolution resolution(String namespace, String name, String team, String tag) {
        return new PolicyResolution(
                policy(namespace, name, team),
                tag != null,
                false,
                "Succeeded",
                "",
                tag == null ? null : new LatestRef("nginx", tag, null),
                null);
    }

    private static ImagePolicy policy(String namespace, String name, String team) {
        return new ImagePolicy(
                new ResourceName(namespace, name),
                Map.of("team", team),
                new ResourceName(namespace, "repo"),
                new PolicyChoice.SemVer("*"),
                null,
                DigestReflection.NEVER,
                null,
                false,
                PolicyOptions.NONE,
                SourcePosition.NONE);
    }
}

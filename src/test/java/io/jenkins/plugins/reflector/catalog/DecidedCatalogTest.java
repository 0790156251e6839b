package io.jenkins.plugins.reflector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.decision.Decision;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people decide comes into force here, and nothing of what is configured is lost by it. */
class DecidedCatalogTest {

    private static final ResourceName WEB = new ResourceName("default", "web");
    private static final ResourceName API = new ResourceName("default", "api");
    private static final ImageRepository REPOSITORY = ImageRepository.of(WEB, "web", Duration.ofMinutes(10));
    private static final ImagePolicy POLICY = ImagePolicy.of(WEB, WEB, new PolicyChoice.SemVer("1.x"));

    @TempDir
    Path state;

    private Catalog catalog(ImagePolicy... policies) {
        Owner owner = new Owner(null, "the form", new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        });
        ResourceSet resources = new ResourceSet(
                List.of(REPOSITORY, ImageRepository.of(API, "api", Duration.ofMinutes(10))),
                List.of(policies),
                List.of(),
                List.of(),
                List.of());
        return Catalog.of(List.of(new Contribution(owner, resources, List.of())), folder -> false, book().current());
    }

    private DecisionBook book() {
        return DecisionBook.of(new JenkinsFacade() {
            @Override
            public Path stateDirectory() {
                return state;
            }
        });
    }

    private void decide(Subject subject, String tag) throws Exception {
        book().decide(new Decision(subject, tag, "it breaks", "alice", "Alice", 1_700_000_000_000L));
    }

    @Test
    void whatIsSuspendedOnItsPageIsSuspendedForEverybody() throws Exception {
        decide(Subject.suspension(WatchedKind.IMAGE_REPOSITORY, WEB), "");
        Catalog catalog = catalog(POLICY);
        assertThat(catalog.repository(WEB).orElseThrow().spec()).isEqualTo(REPOSITORY.suspended());
        assertThat(catalog.seenBy(POLICY).orElseThrow().suspend()).isTrue();
        assertThat(catalog.repository(API).orElseThrow().spec().suspend()).isFalse();
        assertThat(catalog.evaluated()).containsExactly(POLICY);

        decide(Subject.suspension(WatchedKind.IMAGE_POLICY, WEB), "");
        catalog = catalog(POLICY);
        assertThat(catalog.policy(WEB).orElseThrow().spec().suspend()).isTrue();
        assertThat(catalog.evaluated()).containsExactly(POLICY.suspended());
        assertThat(catalog.policies("web", "default")).containsExactly(POLICY.suspended());
        assertThat(catalog.configured().evaluated()).containsExactly(POLICY);
    }

    @Test
    void aHeldPolicyIsPinnedWithWhoAndWhy() throws Exception {
        decide(catalog(POLICY).hold(POLICY), "1.2.3");

        ImagePolicy held = catalog(POLICY).evaluated().get(0);

        assertThat(held.options().pin())
                .isEqualTo(new PolicyOptions.Pin("1.2.3", "it breaks (held by Alice since 2023-11-14T22:13Z)"));
        assertThat(held.withOptions(PolicyOptions.NONE)).isEqualTo(POLICY);
        assertThat(catalog(POLICY).configured().evaluated()).containsExactly(POLICY);
    }

    @Test
    void aPinInTheConfigurationCountsBeforeAHold() throws Exception {
        ImagePolicy pinned = POLICY.withOptions(PolicyOptions.NONE.withPin(new PolicyOptions.Pin("1.0.0", "not migrated")));
        decide(catalog(pinned).hold(pinned), "1.2.3");

        assertThat(catalog(pinned).evaluated()).containsExactly(pinned);
    }

    @Test
    void aPolicyForSeveralRepositoriesIsHeldForOneOfThem() throws Exception {
        ImagePolicy several = new ImagePolicy(
                WEB,
                POLICY.labels(),
                null,
                new RepositorySelector("default", null, LabelSelector.ALL),
                POLICY.choice(),
                null,
                POLICY.digestReflection(),
                null,
                false,
                POLICY.options(),
                POLICY.position());
        ImagePolicy ofApi = catalog(several).evaluated().stream().filter(policy -> API.equals(policy.repository())).findFirst().orElseThrow();
        decide(catalog(several).hold(ofApi), "1.2.3");

        assertThat(catalog(several).evaluated())
                .extracting(policy -> policy.repository().name() + " " + (policy.options().pin() == null ? "" : policy.options().pin().tag()))
                .containsExactlyInAnyOrder("web ", "api 1.2.3");
    }

    @Test
    void aHoldOutlivesAnEditedReference() throws Exception {
        decide(catalog(POLICY).hold(POLICY), "1.2.3");

        assertThat(catalog(POLICY.withRepository(API)).evaluated().get(0).options().pin()).isNotNull();
    }
}

package io.jenkins.plugins.reflector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource.Tags;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

    private static final Owner ADMINISTRATORS = owner(null, "the administrators' form");
    private static final Owner TEAM = owner("team", "the folder team");
    private static final Owner APP = owner("team/app", "the folder team/app");
    private static final Owner OTHER = owner("other", "the folder other");

    @Test
    void aNameWithoutNamespaceIsLookedForUpward() {
        Catalog catalog = catalog(
                contribution(ADMINISTRATORS, List.of("default/nginx", "default/redis"), List.of()),
                contribution(TEAM, List.of("team/nginx"), List.of()),
                contribution(APP, List.of("team/app/own"), List.of("team/app/nginx", "team/app/redis", "team/app/own", "team/app/none")));

        assertThat(catalog.evaluated())
                .extracting(policy -> policy.repository().toString())
                .containsExactly("team/nginx", "default/redis", "team/app/own", "team/app/none");
    }

    @ParameterizedTest
    @CsvSource({
        "team, default/nginx, ''",
        "team/app, default/nginx, ''",
        "team/app, team/private, ''",
        "team, team/private, ''",
        "other, team/private, does not exist: team/private",
        "other, team/nothing, does not exist: team/nothing",
        "friend, other/shared, ''",
        "friend/sub, other/shared, ''",
        "friends, other/shared, does not exist: other/shared",
        "default, other/shared, does not exist: other/shared",
        "default, flux-system/plain, 'can''t be accessed due to missing ACL labels'"
    })
    void aPolicySeesTheRepositoriesAboveItAndThoseThatAreShared(String namespace, String repository, String refusal)
            throws Exception {
        Owner user = namespace.equals("default") ? ADMINISTRATORS : owner(namespace, "the folder " + namespace);
        ImagePolicy policy = policy(namespace + "/mine").withRepository(name(repository));
        Catalog catalog = catalog(
                specs(ADMINISTRATORS, List.of(repository("default/nginx"), repository("flux-system/plain")), List.of()),
                specs(TEAM, List.of(repository("team/private")), List.of()),
                specs(OTHER, List.of(repository("other/shared").withAccessFrom(List.of(RepositoryAccess.admitting("friend")))), List.of()),
                specs(user, List.of(), List.of(policy)));

        PolicyResolution answer = PolicyResolver.seeing(
                        catalog::seenBy,
                        new FixedTagSource(Map.of(name(repository), Tags.of(List.of("1.0.0"))), Clock.systemUTC()),
                        new MemoryLedger(),
                        Clock.systemUTC())
                .resolve(catalog.evaluated().get(0), null);

        assertThat(answer.ready()).as(answer.message()).isEqualTo(refusal.isEmpty());
        assertThat(answer.message()).contains(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, team/app, team/nginx",
        "redis, team/app, default/redis",
        "*, team/app, team/app/own team/nginx default/redis",
        "*, default, default/nginx default/redis",
        "n*x, other, other/nginx",
        "team/*, team/app, team/nginx",
        "team/*, default, ''",
        "team/*, other, ''",
        "team/nginx, team, team/nginx",
        "other/*, team, other/shared",
        "default/nginx, other, default/nginx",
        "flux-system/*, other, flux-system/plain",
        "*/nginx, team, default/nginx team/nginx",
        "team/ngin, team, ''",
        "team/n?inx, team, team/nginx",
        "n.inx, team, ''"
    })
    void whatAGlobMeansDependsOnWhereItIsWritten(String glob, String namespace, String expected) {
        Catalog catalog = catalog(
                contribution(
                        ADMINISTRATORS,
                        List.of("default/nginx", "default/redis", "flux-system/plain"),
                        List.of("default/nginx", "default/redis", "flux-system/plain")),
                contribution(TEAM, List.of("team/nginx"), List.of("team/nginx")),
                contribution(APP, List.of("team/app/own"), List.of("team/app/own")),
                new Contribution(
                        OTHER,
                        new ResourceSet(
                                List.of(
                                        repository("other/nginx"),
                                        repository("other/shared").withAccessFrom(List.of(RepositoryAccess.admitting("team")))),
                                List.of(policy("other/nginx"), policy("other/shared")),
                                List.of(),
                                List.of(),
                                List.of()),
                        List.of()));

        assertThat(String.join(
                        " ",
                        catalog.policies(glob, namespace).stream()
                                .map(policy -> policy.name().toString())
                                .sorted()
                                .toList()))
                .isEqualTo(String.join(" ", Arrays.stream(expected.split(" ")).sorted().toList()));
    }

    @Test
    void whatARegistrySaysIsNotToldWhereItsRepositoryIsOnlyShared() {
        ImageRepository shared = repository("other/shared").withAccessFrom(List.of(RepositoryAccess.admitting("team")));
        Catalog catalog = catalog(
                specs(ADMINISTRATORS, List.of(repository("default/root")), List.of()),
                specs(OTHER, List.of(shared), List.of(policy("other/shared"))),
                specs(TEAM, List.of(repository("team/own")), List.of(
                        policy("team/guest").withRepository(name("other/shared")), policy("team/own"),
                        policy("team/root").withRepository(name("default/root")))));

        assertThat(told(catalog, "team/guest", "team")).isEqualTo("see its page, or ask those who share its image repository");
        assertThat(told(catalog, "other/shared", "team/app")).isEqualTo(told(catalog, "team/guest", "team"));
        assertThat(told(catalog, "other/shared", "other")).isEqualTo("401 as user bot");
        assertThat(told(catalog, "team/own", "team/app")).isEqualTo("401 as user bot");
        assertThat(told(catalog, "team/root", "team")).isEqualTo("401 as user bot");
    }

    private static String told(Catalog catalog, String policy, String namespace) {
        ImagePolicy asked = catalog.policy(name(policy)).orElseThrow().spec();
        return catalog.told(new PolicyResolution(asked, false, false, "Failure", "401 as user bot", null, null), namespace);
    }

    @Test
    void whoSharesARepositoryDoesNotShareWhatOthersMadeOfIt() {
        ImageRepository shared = repository("other/shared").withAccessFrom(List.of(RepositoryAccess.admitting("team"), RepositoryAccess.admitting("friend")));
        Catalog catalog = catalog(
                specs(OTHER, List.of(shared), List.of(policy("other/shared"))),
                specs(TEAM, List.of(), List.of(policy("team/private").withRepository(name("other/shared")))));

        assertThat(catalog.policies("other/*", "friend")).extracting(policy -> policy.name().toString()).containsExactly("other/shared");
        assertThat(catalog.policies("team/*", "friend")).isEmpty();
        assertThat(catalog.policies("team/*", "other")).isEmpty();
    }

    @Test
    void aSelectorFindsOnlyWhatThePolicyMayUse() {
        RepositorySelector selector = new RepositorySelector("other", null, LabelSelector.ALL);
        Catalog catalog = catalog(
                specs(
                        OTHER,
                        List.of(repository("other/private"), repository("other/shared").withAccessFrom(List.of(RepositoryAccess.admitting("team")))),
                        List.of()),
                specs(APP, List.of(), List.of(policy("team/app/all", selector))));

        assertThat(catalog.evaluated()).extracting(policy -> policy.repository().toString()).containsExactly("other/shared");
    }

    @ParameterizedTest
    @CsvSource({
        "team/app, '', team/app/own",
        "team/app, nginx, team/nginx",
        "team/app, own redis, default/redis team/app/own",
        "default, team/*, ''",
        "default, *, default/nginx default/redis",
        "other, other/*, ''"
    })
    void anAutomationAppliesWhatItNamesOrWhatIsInItsNamespace(String namespace, String globs, String expected) {
        Catalog catalog = catalog(
                contribution(ADMINISTRATORS, List.of("default/nginx", "default/redis"), List.of("default/nginx", "default/redis")),
                contribution(TEAM, List.of("team/nginx"), List.of("team/nginx")),
                contribution(APP, List.of("team/app/own"), List.of("team/app/own")));

        assertThat(String.join(
                        " ",
                        catalog.appliedBy(automation(namespace, globs, LabelSelector.ALL)).stream()
                                .map(policy -> policy.name().toString())
                                .sorted()
                                .toList()))
                .isEqualTo(expected);
        assertThat(catalog.appliedBy(automation(namespace, globs, new LabelSelector(Map.of("team", "a"), List.of()))))
                .isEmpty();
    }

    private static ImageUpdateAutomation automation(String namespace, String globs, LabelSelector selector) {
        ResourceName name = new ResourceName(namespace, "fleet");
        return new ImageUpdateAutomation(
                name,
                name,
                Duration.ofMinutes(1),
                selector,
                UpdateStrategy.BOTH,
                "",
                false,
                null,
                null,
                PushSpec.SAME_BRANCH,
                new AutomationOptions(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        null,
                        false,
                        null,
                        null,
                        null,
                        globs.isEmpty() ? List.of() : List.of(globs.split(" "))),
                SourcePosition.NONE);
    }

    @Test
    void ofTwoOfOneNameTheFirstCountsAndTheOtherIsAProblem() {
        Catalog catalog = catalog(
                contribution(ADMINISTRATORS, List.of("team/nginx"), List.of()),
                contribution(TEAM, List.of("team/nginx", "team/twice", "team/twice"), List.of()));

        assertThat(catalog.repository(name("team/nginx")).orElseThrow().owner()).isEqualTo(ADMINISTRATORS);
        assertThat(catalog.problems()).extracting(Owned::owner).containsOnly(TEAM);
        assertThat(catalog.problems())
                .extracting(Owned::spec)
                .containsExactly(
                        "The image repository team/nginx of the folder team is left out: the administrators' form has one "
                                + "of that name too. Rename one of them.",
                        "The image repository team/twice of the folder team is left out: it is there twice. Rename one of them.");
    }

    private static Catalog catalog(Contribution... contributions) {
        return Catalog.of(List.of(contributions), Set.of("team", "team/app", "other")::contains);
    }

    private static Contribution contribution(Owner owner, List<String> repositories, List<String> policies) {
        return new Contribution(
                owner,
                new ResourceSet(
                        repositories.stream().map(CatalogTest::repository).toList(),
                        policies.stream().map(CatalogTest::policy).toList(),
                        List.of(),
                        List.of(),
                        List.of()),
                List.of());
    }

    private static Contribution specs(Owner owner, List<ImageRepository> repositories, List<ImagePolicy> policies) {
        return new Contribution(owner, new ResourceSet(repositories, policies, List.of(), List.of(), List.of()), List.of());
    }

    private static ImageRepository repository(String name) {
        return ImageRepository.of(name(name), "nginx", Duration.ofMinutes(10));
    }

    private static ImagePolicy policy(String name) {
        return ImagePolicy.of(name(name), name(name), new PolicyChoice.SemVer("1.x"));
    }

    private static ImagePolicy policy(String name, RepositorySelector repositories) {
        ImagePolicy one = policy(name);
        return new ImagePolicy(
                one.name(), one.labels(), null, repositories, one.choice(), null, one.digestReflection(), null, false, one.options(), one.position());
    }

    private static ResourceName name(String text) {
        int slash = text.lastIndexOf('/');
        return new ResourceName(text.substring(0, slash), text.substring(slash + 1));
    }

    private static Owner owner(String folder, String place) {
        return new Owner(folder, place, new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        });
    }
}

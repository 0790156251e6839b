package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.config.policy.AlphabeticalChoice;
import io.jenkins.plugins.reflector.config.policy.DigestChoice;
import io.jenkins.plugins.reflector.config.policy.NewestChoice;
import io.jenkins.plugins.reflector.config.policy.NumericalChoice;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.config.selector.LabelExpression;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemsTest {

    @Test
    void aRepositoryNeedsOnlyNameAndImage() {
        ImageRepository spec = new ImageRepositoryItem(" nginx-repo ", " nginx ").toSpec();

        assertThat(spec.name()).isEqualTo(new ResourceName("default", "nginx-repo"));
        assertThat(spec.image()).isEqualTo("nginx");
        assertThat(spec.interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(spec.timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(spec.secretRef()).isNull();
        assertThat(spec.exclusionList()).isEqualTo(DefaultExclusions.PATTERNS);
        assertThat(spec.insecure()).isFalse();
        assertThat(spec.suspend()).isFalse();
    }

    @Test
    void aRepositoryCarriesEveryField() {
        ImageRepositoryItem item = new ImageRepositoryItem("r", "ghcr.io/org/app");
        item.setNamespace("team/a");
        item.setInterval("1h");
        item.setTimeout("30s");
        item.setCredentialsId("ghcr");
        item.setExclusionList(List.of("^v\n rc$ "));
        item.setInsecure(true);
        item.setSuspend(true);

        ImageRepository spec = item.toSpec();

        assertThat(spec.name()).isEqualTo(new ResourceName("team/a", "r"));
        assertThat(spec.interval()).isEqualTo(Duration.ofHours(1));
        assertThat(spec.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(spec.secretRef()).isEqualTo("ghcr");
        assertThat(spec.exclusionList()).containsExactly("^v", "rc$");
        assertThat(spec.insecure()).isTrue();
        assertThat(spec.suspend()).isTrue();
        assertThat(item.exclusionListText()).isEqualTo("^v\nrc$");
    }

    @Test
    void blanksMeanTheDefaults() {
        ImageRepositoryItem item = new ImageRepositoryItem("r", "nginx");
        item.setNamespace(" ");
        item.setInterval("");
        item.setTimeout(" ");
        item.setCredentialsId("");
        item.setExclusionList(List.of(" "));

        assertThat(item.toSpec()).isEqualTo(new ImageRepositoryItem("r", "nginx").toSpec());
        assertThat(item.getExclusionList()).isNull();
    }

    @Test
    void wrongValuesAreRefusedInOneSentence() {
        ImageRepositoryItem item = new ImageRepositoryItem("r", "nginx");
        item.setInterval("soon");
        assertThatThrownBy(item::toSpec).hasMessageContaining("not \"soon\"");

        ImagePolicyItem policy = new ImagePolicyItem("p", "r", null);
        assertThatThrownBy(() -> policy.setDigestReflectionPolicy("Sometimes"))
                .hasMessageContaining("write one of Never, IfNotPresent, Always");
    }

    @Test
    void aPolicyCarriesEveryField() {
        ImagePolicyItem item = new ImagePolicyItem("p", "other/r", new SemVerChoice(" 1.x "));
        item.setNamespace("team");
        TagFilter filter = new TagFilter();
        filter.setPattern("^v(?P<v>.*)");
        filter.setExtract("$v");
        item.setFilterTags(filter);
        item.setDigestReflectionPolicy("always");
        item.setInterval("5m");
        item.setSuspend(true);

        ImagePolicy spec = item.toSpec();

        assertThat(spec.name()).isEqualTo(new ResourceName("team", "p"));
        assertThat(spec.repository()).isEqualTo(new ResourceName("other", "r"));
        assertThat(spec.choice()).isEqualTo(new PolicyChoice.SemVer("1.x"));
        assertThat(spec.filterTags()).isEqualTo(new TagFilterSpec("^v(?P<v>.*)", "$v"));
        assertThat(spec.digestReflection()).isEqualTo(DigestReflection.ALWAYS);
        assertThat(spec.interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(spec.suspend()).isTrue();
    }

    @Test
    void aPolicysRepositoryIsOfItsOwnNamespaceAndAnEmptyFilterIsNone() {
        ImagePolicyItem item = new ImagePolicyItem("p", "r", null);
        item.setNamespace("team");
        item.setFilterTags(new TagFilter());

        assertThat(item.toSpec().repository()).isEqualTo(new ResourceName("team", "r"));
        assertThat(item.toSpec().filterTags()).isNull();
        assertThat(item.toSpec().choice()).isEqualTo(new PolicyChoice.Unknown(""));
    }

    @Test
    void choicesSayTheSameToTheEngine() {
        assertThat(new AlphabeticalChoice(null).toChoice()).isEqualTo(new PolicyChoice.Alphabetical("asc"));
        assertThat(new NumericalChoice("desc").toChoice()).isEqualTo(new PolicyChoice.Numerical("desc"));
        assertThat(new DigestChoice(" latest ").toChoice()).isEqualTo(new PolicyChoice.DigestOf("latest"));
    }

    @Test
    void anEntryIsRepositoryAndPolicyInOne() {
        ImageEntry entry = new ImageEntry(" nginx ");
        assertThat(entry.problem()).hasValueSatisfying(p -> assertThat(p).contains("neither a policy nor a tag"));
        entry.setPolicy(new SemVerChoice("1.x"));
        entry.setCredentialsId(" hub ");
        assertThat(entry.problem()).isEmpty();
        ResourceName name = new ResourceName("a", "b");
        assertThat(entry.toRepository(name).secretRef()).isEqualTo("hub");
        assertThat(entry.toRepository(name).exclusionList()).isEqualTo(DefaultExclusions.PATTERNS);
        assertThat(entry.toPolicy(name).repository()).isEqualTo(name);
        assertThat(entry.toPolicy(name).choice()).isEqualTo(new PolicyChoice.SemVer("1.x"));

        entry.setTag("1.2");
        assertThat(entry.problem()).isEmpty();
        assertThat(entry.expanded(text -> text + "3").getTag()).isEqualTo("1.23");
        assertThat(entry.getTag()).isEqualTo("1.2");
        entry.setPolicy(null);
        assertThat(entry.problem()).isEmpty();
        entry.setTag("a b");
        assertThat(entry.problem()).isPresent();
    }

    @Test
    void anEntryIsReachedAsItSays() {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setPolicy(new SemVerChoice("1.x"));
        entry.setCertCredentialsId(" ca ");
        entry.setProxyCredentialsId("proxy");
        entry.setProvider("AWS");
        entry.setExclusionList(List.of("^dev-\n^test-"));
        entry.setPageSize(100);
        entry.setMirror("https://cache.example.com/hub");
        entry.setScanFrom("lab");

        assertThat(entry.problem()).isEmpty();
        ImageRepository spec = entry.toRepository(new ResourceName("a", "b"));
        assertThat(spec.connection()).isEqualTo(new Connection("ca", "proxy", null, Provider.AWS));
        assertThat(spec.exclusionList()).containsExactly("^dev-", "^test-");
        assertThat(spec.options()).isEqualTo(new RepositoryOptions(100, URI.create("https://cache.example.com/hub"), "lab"));
        assertThat(entry.exclusionListText()).isEqualTo("^dev-\n^test-");
        assertThat(entry.getProvider()).isEqualTo("aws");

        entry.setMirror("ftp://cache");
        assertThat(entry.problem()).hasValueSatisfying(text -> assertThat(text).startsWith("nginx: A mirror is an http"));
        entry.setMirror(null);
        entry.setExclusionList(List.of("("));
        assertThat(entry.problem()).hasValueSatisfying(text -> assertThat(text).startsWith("nginx: This is no regular expression"));
        assertThatThrownBy(() -> entry.setPageSize(99_999)).hasMessageContaining("page size");
        assertThatThrownBy(() -> entry.setProvider("ibm")).hasMessageContaining("provider \"ibm\" is unknown");
    }

    @Test
    void anEntryThatSaysNothingOfTheRegistryIsPlain() {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setProvider("generic");

        ImageRepository spec = entry.toRepository(new ResourceName("a", "b"));
        assertThat(spec.connection()).isEqualTo(Connection.PLAIN);
        assertThat(spec.options()).isEqualTo(RepositoryOptions.NONE);
        assertThat(spec.labels()).isEmpty();
    }

    @Test
    void whatIsMadeInJenkinsHoldsBackLowerVersionsUnlessToldToWriteThem() {
        ImagePolicyItem item = new ImagePolicyItem("p", "r", new SemVerChoice("1.x"));
        assertThat(item.toSpec().options().onDowngrade()).isEqualTo(GuardAction.HOLD);
        assertThat(item.toSpec().options().onShrink()).isNull();
        item.setOnDowngrade("Write");
        assertThat(item.toSpec().options().onDowngrade()).isEqualTo(GuardAction.WRITE);
        item.setOnDowngrade(" ");
        assertThat(item.getOnDowngrade()).isEqualTo("hold");
    }

    @Test
    void everyOptionOfAPolicyReachesTheEngineFromAnEntryToo() {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setPolicy(new NewestChoice());
        entry.setMinimumAge("72h");
        entry.setIgnoreTags(List.of("1.24.0\n*-debug"));
        TagPin pin = new TagPin(" 1.22.1 ");
        pin.setReason("1.23 loses sessions");
        entry.setPin(pin);
        entry.setAllow("MINOR");
        entry.setOnDowngrade("write");
        entry.setOnShrink("hold");
        entry.setOnRepush("write");
        entry.setPlatforms(List.of("Linux/ARM64"));
        entry.setGroup("shop");
        entry.setSkipUnparsable(true);
        entry.setExactIntegers(true);

        assertThat(entry.problem()).isEmpty();
        ImagePolicy spec = entry.toPolicy(new ResourceName("a", "b"));
        assertThat(spec.choice()).isEqualTo(new PolicyChoice.Newest());
        assertThat(spec.options())
                .isEqualTo(new PolicyOptions(
                        Duration.ofHours(72),
                        List.of("1.24.0", "*-debug"),
                        new PolicyOptions.Pin("1.22.1", "1.23 loses sessions"),
                        UpdateLevel.MINOR,
                        GuardAction.WRITE,
                        GuardAction.HOLD,
                        GuardAction.WRITE,
                        List.of("linux/arm64"),
                        "shop",
                        true,
                        true));
    }

    @Test
    void whatCannotBeReadIsToldWithItsField() {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setPolicy(new SemVerChoice("1.x"));
        entry.setMinimumAge("long");
        assertThat(entry.problem()).hasValueSatisfying(p -> assertThat(p).startsWith("nginx: minimumAge: A duration"));
        entry.setMinimumAge(null);
        entry.setPlatforms(List.of("arm64"));
        assertThat(entry.problem()).hasValueSatisfying(p -> assertThat(p).contains("os/architecture", "\"arm64\""));
        entry.setPlatforms(null);
        TagPin pin = new TagPin("");
        pin.setReason("because");
        entry.setPin(pin);
        assertThat(entry.problem()).hasValueSatisfying(p -> assertThat(p).contains("pin: A tag is needed"));
        assertThatThrownBy(() -> entry.setAllow("everything"))
                .hasMessage("allow \"everything\" is unknown: write one of major, minor, patch, prerelease.");
        assertThatThrownBy(() -> entry.setOnRepush("maybe")).hasMessageContaining("write one of hold, write");
    }

    @Test
    void aRepositoryCarriesWhatIsBeyondFluxAndHowItIsReached() {
        ImageRepositoryItem item = new ImageRepositoryItem("r", "ghcr.io/org/app");
        item.setLabels(List.of("team=shop", "tier = web"));
        item.setAccessFrom(List.of("team-b", "*"));
        item.setCertCredentialsId("cert");
        item.setProxyCredentialsId("proxy");
        item.setProvider("AWS");
        item.setPageSize(100);
        item.setMirror("https://cache.example.com");
        item.setScanFrom("lab");

        ImageRepository spec = item.toSpec("team-a");

        assertThat(spec.name()).isEqualTo(new ResourceName("team-a", "r"));
        assertThat(spec.labels()).isEqualTo(Map.of("team", "shop", "tier", "web"));
        assertThat(spec.accessFrom()).containsExactly(RepositoryAccess.admitting("team-b"), Map.of());
        assertThat(spec.connection()).isEqualTo(new Connection("cert", "proxy", null, Provider.AWS));
        assertThat(spec.options())
                .isEqualTo(new RepositoryOptions(100, URI.create("https://cache.example.com"), "lab"));
        assertThatThrownBy(() -> item.setPageSize(-1)).hasMessageContaining("from 1 to 10000");
        assertThatThrownBy(() -> item.setProvider("github")).hasMessageContaining("generic, aws, azure, gcp");
        item.setMirror("ftp://cache.example.com");
        assertThatThrownBy(item::toSpec).hasMessageContaining("image repository default/r: mirror: ");
        item.setMirror(null);
        item.setLabels(List.of("team"));
        assertThatThrownBy(item::toSpec).hasMessageContaining("labels: A label is written as name=value");
    }

    @Test
    void aPolicyMayBeForSeveralRepositories() {
        ImagePolicyItem item = new ImagePolicyItem("p", null, new SemVerChoice("1.x"));
        assertThatThrownBy(item::toSpec).hasMessageContaining("no imageRepositoryRef");
        RepositorySelectorItem several = new RepositorySelectorItem();
        item.setRepositories(several);
        assertThatThrownBy(item::toSpec).hasMessageContaining("repositories says nothing");
        several.setName("app-*");
        several.setMatchLabels(List.of("team=shop"));
        LabelExpression tier = new LabelExpression("tier", "In");
        tier.setValues(List.of("web\napi"));
        several.setMatchExpressions(List.of(tier));
        item.setLabels(List.of("x=y"));

        ImagePolicy spec = item.toSpec("team-a");

        assertThat(spec.repository()).isNull();
        assertThat(spec.labels()).isEqualTo(Map.of("x", "y"));
        assertThat(spec.repositories())
                .isEqualTo(new RepositorySelector(
                        "team-a",
                        "app-*",
                        new LabelSelector(
                                Map.of("team", "shop"),
                                List.of(new LabelSelector.Expression("tier", "In", List.of("web", "api"))))));
        several.setMatchExpressions(List.of(new LabelExpression("tier", "Near")));
        assertThatThrownBy(item::toSpec).hasMessageContaining("repositories: the selector's operator 'Near'");
    }
}

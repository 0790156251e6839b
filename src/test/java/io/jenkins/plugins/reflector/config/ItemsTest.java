package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.config.policy.AlphabeticalChoice;
import io.jenkins.plugins.reflector.config.policy.DigestChoice;
import io.jenkins.plugins.reflector.config.policy.NumericalChoice;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.time.Duration;
import java.util.List;
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
                .hasMessageContaining("write Never, IfNotPresent or Always");
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
        assertThat(entry.problem()).hasValueSatisfying(p -> assertThat(p).contains("both a policy and a tag"));
        entry.setPolicy(null);
        assertThat(entry.problem()).isEmpty();
        entry.setTag("a b");
        assertThat(entry.problem()).isPresent();
    }
}

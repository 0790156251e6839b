package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What users configure becomes what the engine understands. */
class ItemsTest {

    @Test
    void aRepositoryWithNothingButNameAndImageHasTheDefaults() {
        ImageRepository spec = new ImageRepositoryItem(" nginx-repo ", " nginx ").toSpec();

        assertThat(spec.name()).isEqualTo(new ResourceName("default", "nginx-repo"));
        assertThat(spec.image()).isEqualTo("nginx");
        assertThat(spec.interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(spec.secretRef()).isNull();
        assertThat(spec.insecure()).isFalse();
        assertThat(spec.suspend()).isFalse();
        // product.md: images defined in Jenkins also leave out cosign's other tags.
        assertThat(spec.exclusionList()).hasSizeGreaterThan(1).contains("^.*\\.sig$");
    }

    @Test
    void aRepositoryKeepsWhatIsConfigured() {
        ImageRepositoryItem item = new ImageRepositoryItem("app", "ghcr.io/org/app");
        item.setNamespace("team-a/shop");
        item.setInterval("1h30m");
        item.setTimeout("20s");
        item.setCredentialsId("ghcr");
        item.setExclusionList(List.of(".*-dev", " ", "rc"));
        item.setInsecure(true);
        item.setSuspend(true);

        ImageRepository spec = item.toSpec();

        assertThat(spec.name()).isEqualTo(new ResourceName("team-a/shop", "app"));
        assertThat(spec.interval()).isEqualTo(Duration.ofMinutes(90));
        assertThat(spec.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(spec.secretRef()).isEqualTo("ghcr");
        assertThat(spec.exclusionList()).containsExactly(".*-dev", "rc");
        assertThat(spec.insecure()).isTrue();
        assertThat(spec.suspend()).isTrue();
    }

    @Test
    void aPolicyRefersToARepositoryOfItsNamespaceUnlessItNamesAnother() {
        ImagePolicyItem item = new ImagePolicyItem("p", "repo", new SemVerChoice("1.x"));
        item.setNamespace("team");
        assertThat(item.toSpec().repository()).isEqualTo(new ResourceName("team", "repo"));

        ImagePolicyItem other = new ImagePolicyItem("p", "shared/base/repo", new SemVerChoice("1.x"));
        assertThat(other.toSpec().repository()).isEqualTo(new ResourceName("shared/base", "repo"));
    }

    @Test
    void aPolicyKeepsItsChoiceFilterAndDigestRule() {
        ImagePolicyItem item = new ImagePolicyItem("p", "repo", new NumericalChoice("asc"));
        TagFilter filter = new TagFilter();
        filter.setPattern("^main-(\\d+)$");
        filter.setExtract("$1");
        item.setFilterTags(filter);
        item.setDigestReflectionPolicy("IfNotPresent");

        ImagePolicy spec = item.toSpec();

        assertThat(spec.choice()).isEqualTo(new PolicyChoice.Numerical("asc"));
        assertThat(spec.filterTags()).isEqualTo(new TagFilterSpec("^main-(\\d+)$", "$1"));
        assertThat(spec.digestReflection()).isEqualTo(DigestReflection.IF_NOT_PRESENT);
    }

    @Test
    void everyChoiceBecomesTheEnginesOwn() {
        assertThat(new SemVerChoice("1.23.x").toChoice()).isEqualTo(new PolicyChoice.SemVer("1.23.x"));
        assertThat(new DigestChoice("latest").toChoice()).isEqualTo(new PolicyChoice.DigestOf("latest"));
        assertThat(new AlphabeticalChoice(null).toChoice()).isEqualTo(new PolicyChoice.Alphabetical("asc"));
    }

    @Test
    void anImageOfAStepSaysWhatItLacks() {
        assertThat(new ImageEntry("nginx").problem()).isPresent();
        assertThat(new ImageEntry("nginx:1.23").problem()).hasValueSatisfying(p -> assertThat(p).contains("nginx:1.23"));
        ImageEntry tagged = new ImageEntry("nginx");
        tagged.setTag("1.24.0");
        assertThat(tagged.problem()).isEmpty();
    }

    @Test
    void globsNameResources() {
        ResourceName inFolder = new ResourceName("team-a", "nginx");
        assertThat(Names.matches("team-a/*", inFolder)).isTrue();
        assertThat(Names.matches("team-*/ngi*", inFolder)).isTrue();
        assertThat(Names.matches("nginx", inFolder)).isFalse();
        assertThat(Names.matches("ng.nx", new ResourceName("default", "nginx"))).isFalse();
        assertThat(Names.matches("ngin*", new ResourceName("default", "nginx"))).isTrue();
    }
}

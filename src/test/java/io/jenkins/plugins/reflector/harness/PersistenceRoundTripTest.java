package io.jenkins.plugins.reflector.harness;

import static io.jenkins.plugins.reflector.harness.Samples.xml;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.CauseAction;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.ImagePolicyItem;
import io.jenkins.plugins.reflector.config.ImageRepositoryItem;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.trigger.PickChange;
import io.jenkins.plugins.reflector.trigger.ReflectorEnvironmentAction;
import io.jenkins.plugins.reflector.trigger.ReflectorScanCause;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What Jenkins saves with its own XStream is the same when it is read; that one refuses classes that it does not trust. */
@WithJenkins
class PersistenceRoundTripTest {

    private static final List<PickChange> CHANGES = List.of(new PickChange(
            "team/newest",
            new LatestRef("registry.example/web", "1.2.0", null),
            new LatestRef("registry.example/web", "1.3.0", "sha256:1")));

    @Test
    void theConfigurationIsReadFromItsFile(JenkinsRule jenkins) {
        ReflectorConfiguration configuration = ReflectorConfiguration.get();
        Samples.fill(configuration);
        String before = xml(configuration);

        configuration.load();

        assertThat(xml(configuration)).isEqualTo(before).contains("registry.example/team/web");
    }

    /** As it was written before policies had options, and registries more than a mirror. */
    @Test
    void anOlderConfigurationIsReadWithTheDefaultsOfWhatItDoesNotHave(JenkinsRule jenkins) {
        ImagePolicyItem policy = (ImagePolicyItem) Jenkins.XSTREAM2.fromXML("""
                <io.jenkins.plugins.reflector.config.ImagePolicyItem>
                  <name>web</name>
                  <imageRepositoryRef>web-repo</imageRepositoryRef>
                  <policy class="io.jenkins.plugins.reflector.config.policy.SemVerChoice"><range>1.x</range></policy>
                  <digestReflectionPolicy>Always</digestReflectionPolicy>
                  <interval>5m</interval>
                  <suspend>true</suspend>
                </io.jenkins.plugins.reflector.config.ImagePolicyItem>
                """);
        ImageRepositoryItem repository = (ImageRepositoryItem) Jenkins.XSTREAM2.fromXML("""
                <io.jenkins.plugins.reflector.config.ImageRepositoryItem>
                  <name>web-repo</name>
                  <image>registry.example/team/web</image>
                  <interval>10m</interval>
                  <insecure>false</insecure>
                  <suspend>false</suspend>
                </io.jenkins.plugins.reflector.config.ImageRepositoryItem>
                """);
        RegistryHost host = (RegistryHost) Jenkins.XSTREAM2.fromXML("""
                <io.jenkins.plugins.reflector.config.RegistryHost>
                  <host>docker.io</host>
                  <insecure>true</insecure>
                </io.jenkins.plugins.reflector.config.RegistryHost>
                """);
        ImageEntry entry = (ImageEntry) Jenkins.XSTREAM2.fromXML("""
                <io.jenkins.plugins.reflector.config.ImageEntry>
                  <image>nginx</image>
                  <policy class="io.jenkins.plugins.reflector.config.policy.SemVerChoice"><range>1.x</range></policy>
                  <digestReflectionPolicy>Never</digestReflectionPolicy>
                </io.jenkins.plugins.reflector.config.ImageEntry>
                """);

        assertThat(policy.toSpec().choice()).isEqualTo(new PolicyChoice.SemVer("1.x"));
        assertThat(policy.toSpec().digestReflection()).isEqualTo(DigestReflection.ALWAYS);
        assertThat(policy.getOnDowngrade()).isEqualTo("hold");
        assertThat(repository.toSpec().connection()).isEqualTo(Connection.PLAIN);
        assertThat(repository.getProvider()).isEqualTo("generic");
        assertThat(host.getProvider()).isEqualTo("generic");
        assertThat(host.isUseForJobs()).isFalse();
        assertThat(entry.problem()).isEmpty();
        assertThat(entry.getPolicy()).isNotNull();
    }

    @Test
    void theTriggerIsReadAgain(JenkinsRule jenkins) {
        String written = xml(Samples.trigger());

        assertThat(xml(Jenkins.XSTREAM2.fromXML(written))).isEqualTo(written).contains("H/15", "web-*");
    }

    @Test
    void whyABuildRanIsReadAgain(JenkinsRule jenkins) {
        String written = xml(new CauseAction(new ReflectorScanCause(CHANGES)));
        CauseAction read = (CauseAction) Jenkins.XSTREAM2.fromXML(written);

        ReflectorScanCause cause = read.findCause(ReflectorScanCause.class);
        assertThat(cause.getShortDescription()).isEqualTo(new ReflectorScanCause(CHANGES).getShortDescription());
        assertThat(cause.getChanges()).usingRecursiveFieldByFieldElementComparator().isEqualTo(CHANGES);
    }

    @Test
    void whatABuildGetsIsReadAgain(JenkinsRule jenkins) {
        String written = xml(new ReflectorEnvironmentAction(CHANGES));
        ReflectorEnvironmentAction read = (ReflectorEnvironmentAction) Jenkins.XSTREAM2.fromXML(written);

        assertThat(read.getChanges()).usingRecursiveFieldByFieldElementComparator().isEqualTo(CHANGES);
    }
}

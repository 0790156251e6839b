package io.jenkins.plugins.reflector.harness;

import static io.jenkins.plugins.reflector.harness.Filled.xml;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.CauseAction;
import io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder;
import io.jenkins.plugins.reflector.config.ImagePolicyItem;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.folder.ReflectorFolderProperty;
import io.jenkins.plugins.reflector.samples.OldFiles;
import io.jenkins.plugins.reflector.samples.Samples;
import io.jenkins.plugins.reflector.trigger.PickChange;
import io.jenkins.plugins.reflector.trigger.ReflectorEnvironmentAction;
import io.jenkins.plugins.reflector.trigger.ReflectorScanCause;
import io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger;
import java.nio.file.Files;
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
        Filled.fill(configuration);
        String before = xml(configuration);

        configuration.load();

        assertThat(xml(configuration)).isEqualTo(before).contains("registry.example/team/web", "by-name");
    }

    @Test
    void theFolderTriggerAndBuildStepAreReadAgain(JenkinsRule jenkins) {
        assertThat(List.of(Samples.folderProperty(), Samples.trigger(), Filled.cronTrigger(), Samples.builder())).allSatisfy(saved -> {
            String written = xml(saved);

            assertThat(xml(Jenkins.XSTREAM2.fromXML(written))).isEqualTo(written);
        });
    }

    @Test
    void anOldConfigurationIsReadWithTheDefaultsOfWhatItDoesNotHave(JenkinsRule jenkins) throws Exception {
        ReflectorConfiguration configuration = ReflectorConfiguration.get();
        Files.writeString(jenkins.jenkins.getRootDir().toPath().resolve(ReflectorConfiguration.class.getName() + ".xml"), OldFiles.configuration());

        configuration.load();

        ImagePolicyItem policy = configuration.getImagePolicies().get(0);
        assertThat(policy.toSpec().choice()).isEqualTo(new PolicyChoice.SemVer("1.x"));
        assertThat(policy.toSpec().digestReflection()).isEqualTo(DigestReflection.ALWAYS);
        assertThat(policy.getOnDowngrade()).isEqualTo("hold");
        assertThat(configuration.getImageRepositories().get(0).toSpec().connection()).isEqualTo(Connection.PLAIN);
        assertThat(configuration.getRegistries().get(0).getProvider()).isEqualTo("generic");
        assertThat(configuration.getImageUpdateAutomations()).isEmpty();
        assertThat(configuration.getWebhooks()).isEmpty();
    }

    @Test
    void anOldFolderTriggerAndBuildStepAreReadToo(JenkinsRule jenkins) {
        ReflectorFolderProperty property = (ReflectorFolderProperty) Jenkins.XSTREAM2.fromXML(OldFiles.part("folder.xml", ReflectorFolderProperty.class));
        ReflectorScanTrigger trigger = (ReflectorScanTrigger) Jenkins.XSTREAM2.fromXML(OldFiles.part("job.xml", ReflectorScanTrigger.class));
        ReflectorUpdateBuilder builder = (ReflectorUpdateBuilder) Jenkins.XSTREAM2.fromXML(OldFiles.part("job.xml", ReflectorUpdateBuilder.class));

        assertThat(property.getImagePolicies()).hasSize(1);
        assertThat(property.getImageUpdateAutomations()).isEmpty();
        assertThat(trigger.getImages().get(0).problem()).isEmpty();
        assertThat(trigger.getInterval()).isEqualTo("7h");
        assertThat(builder.getUpdate().getImages().get(0).getTag()).isEqualTo("1.23.1");
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

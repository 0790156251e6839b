package io.jenkins.plugins.reflector.harness;

import static io.jenkins.plugins.reflector.harness.Samples.xml;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.CauseAction;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
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

package io.jenkins.plugins.reflector.harness;

import static io.jenkins.plugins.reflector.harness.Samples.xml;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A form that is opened and saved changes nothing. */
@WithJenkins
class FormRoundTripTest {

    @Test
    void theGlobalFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        ReflectorConfiguration configuration = ReflectorConfiguration.get();
        Samples.fill(configuration);
        String before = xml(configuration);

        jenkins.configRoundtrip();

        assertThat(xml(ReflectorConfiguration.get())).isEqualTo(before).contains("registry.example/team/web");
    }

    @Test
    void theGlobalFormKeepsEmptyLists(JenkinsRule jenkins) throws Exception {
        String before = xml(ReflectorConfiguration.get());

        jenkins.configRoundtrip();

        assertThat(xml(ReflectorConfiguration.get())).isEqualTo(before);
    }

    @Test
    void theJobFormKeepsEveryFieldOfTheTrigger(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addTrigger(Samples.trigger());

        FreeStyleProject saved = jenkins.configRoundtrip(job);

        assertThat(xml(saved.getTrigger(ReflectorScanTrigger.class))).isEqualTo(xml(Samples.trigger()));
    }

    @Test
    void theJobFormKeepsATriggerWithNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addTrigger(new ReflectorScanTrigger());

        FreeStyleProject saved = jenkins.configRoundtrip(job);

        assertThat(xml(saved.getTrigger(ReflectorScanTrigger.class))).isEqualTo(xml(new ReflectorScanTrigger()));
    }
}

package io.jenkins.plugins.reflector.harness;

import static io.jenkins.plugins.reflector.harness.Filled.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.folder.ReflectorFolderProperty;
import io.jenkins.plugins.reflector.samples.Samples;
import io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerRequest2;

/** A form that is opened and saved changes nothing. */
@WithJenkins
class FormRoundTripTest {

    @Test
    void theGlobalFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        ReflectorConfiguration configuration = ReflectorConfiguration.get();
        Filled.fill(configuration);
        String before = xml(configuration);

        jenkins.configRoundtrip();

        assertThat(xml(ReflectorConfiguration.get())).isEqualTo(before).contains("registry.example/team/web", "by-name", "allowedCredentials");
    }

    @Test
    void theGlobalFormKeepsEmptyLists(JenkinsRule jenkins) throws Exception {
        String before = xml(ReflectorConfiguration.get());

        jenkins.configRoundtrip();

        assertThat(xml(ReflectorConfiguration.get())).isEqualTo(before);
    }

    @Test
    void theFolderFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        folder.addProperty(Samples.folderProperty());
        String before = xml(folder.getProperties().get(ReflectorFolderProperty.class));

        jenkins.configRoundtrip(folder);

        assertThat(xml(folder.getProperties().get(ReflectorFolderProperty.class))).isEqualTo(before).contains("by-tag", "seen-last");
    }

    @Test
    void theJobFormKeepsEveryFieldOfTheTrigger(JenkinsRule jenkins) throws Exception {
        assertThat(saved(jenkins, Samples.trigger())).isEqualTo(xml(Samples.trigger()));
    }

    @Test
    void theJobFormKeepsACronLine(JenkinsRule jenkins) throws Exception {
        assertThat(saved(jenkins, Filled.cronTrigger())).isEqualTo(xml(Filled.cronTrigger()));
    }

    @Test
    void theJobFormKeepsATriggerWithNothing(JenkinsRule jenkins) throws Exception {
        assertThat(saved(jenkins, new ReflectorScanTrigger())).isEqualTo(xml(new ReflectorScanTrigger()));
    }

    private static String saved(JenkinsRule jenkins, ReflectorScanTrigger trigger) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addTrigger(trigger);
        return xml(jenkins.configRoundtrip(job).getTrigger(ReflectorScanTrigger.class));
    }

    @Test
    void theJobFormRefusesWhatTheTriggerWouldRefuse(JenkinsRule jenkins) {
        ReflectorScanTrigger.DescriptorImpl descriptor = jenkins.jenkins.getDescriptorByType(ReflectorScanTrigger.DescriptorImpl.class);

        for (Map<String, String> form : List.of(
                Map.of("interval", "5m", "cron", "H * * * *"), Map.of("interval", "often", "cron", ""), Map.of("interval", "", "cron", "nonsense"))) {
            assertThatThrownBy(() -> descriptor.newInstance((StaplerRequest2) null, JSONObject.fromObject(form)))
                    .as(form.toString())
                    .isInstanceOf(Descriptor.FormException.class);
        }
    }

    @Test
    void theJobFormKeepsEveryFieldOfTheBuildStep(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(Samples.builder());

        FreeStyleProject saved = jenkins.configRoundtrip(job);

        assertThat(xml(saved.getBuildersList().get(ReflectorUpdateBuilder.class))).isEqualTo(xml(Samples.builder()));
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files as Jenkins wrote them when policies had no options, registries no credentials and there were no automations. */
class OldFilesIT {

    private static final String CONFIGURATION = "io.jenkins.plugins.reflector.config.ReflectorConfiguration";

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    private static String old(String file) throws IOException {
        return Files.readString(Project.root().resolve("src/test/resources/io/jenkins/plugins/reflector/old").resolve(file));
    }

    private static String exported() throws Exception {
        return jenkins.http().post("configuration-as-code/export", Map.of()).replaceAll("(?s).*  imageReflector:\n(.*?)\n  [^ ].*", "$1");
    }

    private static String oldData() throws Exception {
        return jenkins.http().script("println hudson.diagnosis.OldDataMonitor.get(jenkins.model.Jenkins.get()).data.collect { k, v -> \"$k: $v.extra\" }"
                + ".findAll { it.contains('reflector') }");
    }

    @Test
    @DisplayName("An old file of the configuration is read as a start reads it; its form, opened and saved, changes nothing")
    void readsTheConfiguration(TestReporter reporter) throws Exception {
        jenkins.http().script("new File(jenkins.model.Jenkins.get().rootDir, '" + CONFIGURATION + ".xml').bytes = '"
                + Base64.getEncoder().encodeToString(old("configuration.xml").getBytes()) + "'.decodeBase64()\n" + CONFIGURATION + ".get().load()");
        String before = exported();
        assertThat(before)
                .contains("name: \"old-web\"", "name: \"old-range\"", "range: \"1.x\"", "extract: \"$v\"", "digestReflectionPolicy: \"Always\"", "name: \"old-builds\"")
                .contains("host: \"docker.io\"", "mirror: \"mirror.example\"", "credentialsId: \"not-there\"");

        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        page.await("[...document.querySelectorAll('button')].some(b => b.name === 'Submit')");
        page.leave(Forms.save());

        assertThat(exported()).isEqualTo(before);
        assertThat(oldData()).isEqualTo("[]");
        reporter.publishEntry("seen", "a registry, a repository and two policies, exported alike before and after");
    }

    @Test
    @DisplayName("An old folder and an old job with the trigger and the build step are read, and written again with all they had")
    void readsAFolderAndAJob(TestReporter reporter) throws Exception {
        jenkins.jobs().create("old-folder", old("folder.xml"));
        jenkins.jobs().in("old-folder").create("old-job", old("job.xml"));
        jenkins.http().script("['old-folder', 'old-folder/old-job'].each { jenkins.model.Jenkins.get().getItemByFullName(it).save() }");

        assertThat(jenkins.http().get("job/old-folder/config.xml")).contains("<name>old-web</name>", "<name>old-range</name>", "<range>1.x</range>");
        assertThat(jenkins.http().get("job/old-folder/job/old-job/config.xml"))
                .contains("<string>team/old-*</string>", "<interval>7h</interval>", "<fireOnFirstScan>true</fireOnFirstScan>", "<digestReflectionPolicy>IfNotPresent</digestReflectionPolicy>")
                .contains("<url>https://git.example/deploy.git</url>", "<tag>1.23.1</tag>", "<dryRun>true</dryRun>");
        assertThat(jenkins.http().script("println io.jenkins.plugins.reflector.catalog.Catalogs.current().policies().collect { it.spec().name().toString() }"))
                .contains("old-folder/old-range");
        assertThat(jenkins.http().get("job/old-folder/job/old-job/configure")).contains("team/old-*");
        assertThat(oldData()).isEqualTo("[]");
        reporter.publishEntry("seen", "nothing that Jenkins could not read");
    }
}

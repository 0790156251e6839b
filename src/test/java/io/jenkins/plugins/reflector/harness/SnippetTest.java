package io.jenkins.plugins.reflector.harness;

import io.jenkins.plugins.reflector.step.ReflectorUpdateStep;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The snippet generator writes the step that was filled in, and nothing of what was left as it is. */
@WithJenkins
class SnippetTest {

    @Test
    void aStepWithItsDefaultsIsShort(JenkinsRule jenkins) throws Exception {
        ReflectorUpdateStep step = new ReflectorUpdateStep();
        step.setUrl("https://git.example/deploy.git");

        new SnippetizerTester(jenkins).assertRoundTrip(step, "reflectorUpdate url: 'https://git.example/deploy.git'");
    }

    @Test
    void everyFieldIsInTheSnippet(JenkinsRule jenkins) throws Exception {
        new SnippetizerTester(jenkins)
                .assertRoundTrip(
                        Samples.step(),
                        "reflectorUpdate author: 'Robot <robot@example.org>', branch: 'production', commitWindow: '5m', dryRun: true, "
                                + "images: [[digestReflectionPolicy: 'IfNotPresent', "
                                + "filterTags: [extract: '$version', pattern: '^v(?P<version>.*)$'], "
                                + "image: 'registry.example/team/web', policy: semver('1.x')]], "
                                + "message: 'Update {{ range .Changed.Changes }}{{ .NewValue }}{{ end }}', onConflict: 'fail', "
                                + "path: 'apps', policies: ['newest'], pushBranch: 'updates', strategy: 'Setters', "
                                + "url: 'https://git.example/deploy.git'");
    }
}

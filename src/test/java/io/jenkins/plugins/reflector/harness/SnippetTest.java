package io.jenkins.plugins.reflector.harness;

import io.jenkins.plugins.reflector.samples.Samples;
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
        String options = "allow: 'minor', certCredentialsId: 'neither-this', credentialsId: 'not-there', digestReflectionPolicy: 'IfNotPresent', exactIntegers: true, "
                + "exclusionList: ['^dev-'], filterTags: [extract: '$version', pattern: '^v(?P<version>.*)$'], group: 'shop', "
                + "ignoreTags: ['1.24.0', '*-debug'], image: 'registry.example/team/web', minimumAge: '72h', mirror: 'https://cache.example/hub', onDowngrade: 'write', onRepush: 'write', "
                + "onShrink: 'hold', pageSize: 100, pin: [reason: '1.23 loses sessions', tag: '1.22.1'], platforms: ['linux/arm64'], policy: semver('1.x'), "
                + "provider: 'aws', proxyCredentialsId: 'nor-that', scanFrom: 'lab', skipUnparsable: true, tag: '1.2.3'";
        new SnippetizerTester(jenkins)
                .assertRoundTrip(
                        Samples.step(),
                        "reflectorUpdate author: 'Robot <robot@example.org>', automation: 'fleet', branch: 'production', commitWindow: '5m', "
                                + "credentialsId: 'not-there', dryRun: true, exclude: ['apps/*/vendor/**'], "
                                + "images: [[" + options + "]], include: ['apps/**'], "
                                + "message: 'Update {{ range .Changed.Changes }}{{ .NewValue }}{{ end }}', onConflict: 'fail', "
                                + "path: 'apps', policies: ['newest'], pullRequest: [body: 'See the diff.', draft: true, forge: 'gitea', "
                                + "labels: ['dependencies'], reviewers: ['alice'], title: 'New images'], pushBranch: 'updates', resources: 'flux', "
                                + "signingKeyCredentialsId: 'nor-this', strategy: 'Setters', url: 'https://git.example/deploy.git'");
    }
}

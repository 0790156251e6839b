package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;

/** Jobs with the trigger, and what it does. */
final class Triggers {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final JenkinsController jenkins;

    Triggers(JenkinsController jenkins) {
        this.jenkins = jenkins;
    }

    /** The trigger as a job saves it. */
    static String trigger(String body) {
        return "<triggers><io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger><spec></spec>" + body
                + "</io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger></triggers>";
    }

    /** An image that the trigger names in place, with the policy 1.x. */
    static String image(String name) {
        return "<images><io.jenkins.plugins.reflector.config.ImageEntry><image>" + name + "</image>"
                + "<policy class=\"io.jenkins.plugins.reflector.config.policy.SemVerChoice\"><range>1.x</range></policy>"
                + "<digestReflectionPolicy>Never</digestReflectionPolicy></io.jenkins.plugins.reflector.config.ImageEntry></images>";
    }

    /** What the trigger of a job remembers. */
    JsonNode state(String job) throws IOException, InterruptedException {
        String text = jenkins.http().script("def file = new File(jenkins.model.Jenkins.get().getItemByFullName('" + job
                + "').rootDir, 'image-reflector-trigger.v1.json'); print(file.exists() ? file.text : '{}')");
        return new ObjectMapper().readTree(text);
    }

    /** Waits until the trigger has seen the tag of an image such as {@code nginx:1.0.0}. */
    void awaitSeen(String job, String image) throws IOException, InterruptedException {
        String tag = image.substring(image.indexOf(':') + 1);
        Waiting.until(LIMIT, job + " has seen " + image, () -> state(job).path("seen").findValuesAsText("tag").contains(tag));
    }

    /** Waits until the trigger has started a build, and for its good end. */
    Build awaitBuild(String job, int number) throws IOException, InterruptedException {
        return awaitBuild(jenkins.jobs(), job, number);
    }

    /** The same for a job in a folder. */
    Build awaitBuild(Jobs jobs, String job, int number) throws IOException, InterruptedException {
        Waiting.until(LIMIT, job + " #" + number + " starts by itself", () -> jobs.count(job) >= number);
        Build build = jobs.await(job, number);
        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        return build;
    }
}

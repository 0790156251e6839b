package io.jenkins.plugins.reflector.acceptance;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The buttons that test connections, and what forms tell of policies before they are saved. */
class ConnectionTestIT extends WithRegistry {

    private static final String REGISTRY = Forms.entry("registries", 0);
    private static final String REPOSITORY = Forms.entry("imageRepositories", 0);
    private static final String POLICY = Forms.entry("imagePolicies", 0);
    private static final String IMAGE = Forms.entry("images", 0);

    @BeforeAll
    static void tags() throws Exception {
        for (String tag : new String[] {"1.22.0", "1.23.0", "1.23.1", "2.0.0"}) {
            registry.push("library/nginx", tag);
        }
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static String test(String entry) {
        return "[..." + entry + ".querySelectorAll('button')].find(b => b.innerText.trim() === 'Test connection')";
    }

    @Test
    @DisplayName("“Test connection” of a registry and of an image repository says who was answered; then the form tells what a policy picks")
    void inTheConfiguration(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        page.await(Forms.field(REGISTRY, "host"));
        page.click(test(REGISTRY));
        page.await(REGISTRY + ".innerText.includes('docker.io answers anonymous user.')");

        page.click(Forms.add("Add image repository"));
        page.type(Forms.field(REPOSITORY, "name"), "nginx-repo");
        page.type(Forms.field(REPOSITORY, "image"), "nginx");
        page.click(test(REPOSITORY));
        page.await(REPOSITORY + ".innerText.includes('index.docker.io shows library/nginx to anonymous user: 4 tags.')");
        reporter.publishEntry("seen", "“index.docker.io shows library/nginx to anonymous user: 4 tags.”");

        page.click(Forms.add("Add image policy"));
        page.type(Forms.field(POLICY, "name"), "nginx-policy");
        page.type(Forms.field(POLICY, "imageRepositoryRef"), "nginx-repo");
        page.type(Forms.field(POLICY, "range"), "1.23.x");
        page.await(POLICY + ".innerText.includes('Matches 2 of 4 tags; picks 1.23.1.')");
        reporter.publishEntry("seen", "“Matches 2 of 4 tags; picks 1.23.1.”");
        page.evaluate(REPOSITORY + ".scrollIntoView({block: 'start'})");
        page.screenshot("connection-test");
        page.type(Forms.field(POLICY, "range"), "3.x");
        page.await(POLICY + ".innerText.includes('Picks none of 4 tags')");
    }

    @Test
    @DisplayName("An image in a job's form is tested with the job's credentials, and its policy is answered there")
    void inAJob(TestReporter reporter) throws Exception {
        jenkins.jobs().create("tested", """
                <project>
                  <triggers>
                    <io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger>
                      <spec></spec>
                      <images>
                        <io.jenkins.plugins.reflector.config.ImageEntry>
                          <image>nginx</image>
                          <policy class="io.jenkins.plugins.reflector.config.policy.SemVerChoice"><range>1.x</range></policy>
                        </io.jenkins.plugins.reflector.config.ImageEntry>
                      </images>
                      <interval>9h</interval>
                    </io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger>
                  </triggers>
                </project>
                """);
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/tested/configure");
        page.await(Forms.field(IMAGE, "range"));
        page.click(test(IMAGE));
        page.await(IMAGE + ".innerText.includes('shows library/nginx to anonymous user: 4 tags.')");
        page.type(Forms.field(IMAGE, "range"), "1.22.x");
        page.await(IMAGE + ".innerText.includes('Matches 1 of 4 tags; picks 1.22.0.')");
        page.evaluate(IMAGE + ".scrollIntoView({block: 'start'})");
        page.screenshot("connection-test-job");
        reporter.publishEntry("seen", "“Matches 1 of 4 tags; picks 1.22.0.” under the range");
    }
}

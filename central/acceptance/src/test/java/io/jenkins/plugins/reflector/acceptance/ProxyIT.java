package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.ForwardProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The proxy of Manage Jenkins: names that only the proxy knows are reached through it, by registries and Git alike. */
class ProxyIT extends WithServers {

    private static final String USER = "proxy-user";
    private static final String SECRET = "proxy-secret-1";

    private static ForwardProxy proxy;

    @BeforeAll
    static void fill() throws Exception {
        proxy = ForwardProxy.start(USER, SECRET);
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()).replace(registry.host(), "registry.invalid" + port(registry.host())));
    }

    @AfterAll
    static void remove() throws Exception {
        jenkins.http().script("jenkins.model.Jenkins.get().proxy = null");
        proxy.close();
    }

    private static String port(String host) {
        return host.substring(host.lastIndexOf(':'));
    }

    private static void manage(String password, String except) throws Exception {
        jenkins.http().script("jenkins.model.Jenkins.get().proxy = new hudson.ProxyConfiguration('127.0.0.1', " + proxy.port() + ", '" + USER + "', '"
                + password + "', '" + except + "')");
    }

    private static Build run(String job, Fleet fleet) throws Exception {
        return jenkins.jobs().runPipeline(job, fleet.step("").replace("//127.0.0.1", "//git.invalid"));
    }

    private static String error(Build build) {
        assertThat(build.result()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).doesNotContain(SECRET, "wrong-secret", "\tat ");
        return build.log().lines().filter(line -> line.startsWith("ERROR: ")).findFirst().orElse("");
    }

    @Test
    @DisplayName("Manage Jenkins, proxy with a login: the registry and the Git server are reached through it, and what is pushed arrives")
    void goesThroughTheProxy(TestReporter reporter) throws Exception {
        manage(SECRET, "");
        Fleet fleet = Fleet.create(git, "proxied");

        Build build = run("proxied", fleet);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(String.join("\n", proxy.requests()))
                .contains("http://registry.invalid" + port(registry.host()) + "/v2/library/nginx/tags/list")
                .contains("POST http://git.invalid").contains("/proxied.git/git-receive-pack");
        assertThat(build.log()).doesNotContain(SECRET);
        reporter.publishEntry("seen", proxy.requests().size() + " requests, of `/v2/library/nginx/tags/list` and `git-receive-pack` too");
    }

    @Test
    @DisplayName("A proxy that refuses the login is told as that")
    void tellsARefusal(TestReporter reporter) throws Exception {
        manage("wrong-secret", "");

        String said = error(run("proxy-refused", Fleet.create(git, "proxy-refused")));

        assertThat(said).contains("proxy");
        reporter.publishEntry("seen", said.replaceAll("127.0.0.1:\\d+", "…"));
    }

    @Test
    @DisplayName("Hosts that Manage Jenkins excepts are not asked for through the proxy")
    void exceptsHosts() throws Exception {
        manage(SECRET, "*.invalid");
        int before = proxy.requests().size();

        error(run("proxy-excepted", Fleet.create(git, "proxy-excepted")));

        assertThat(proxy.requests()).hasSize(before);
    }
}

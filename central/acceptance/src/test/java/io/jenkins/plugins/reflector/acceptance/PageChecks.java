package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What every page of ours must bear: both themes, other users, forged requests, texts that want to be more than text. */
final class PageChecks {

    /** A text that does something where it is taken for HTML. */
    static final String ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&{{7*7}}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private PageChecks() {}

    /** Keeps pictures of the page as it is, in the light and in a dark theme. */
    static void pictures(BrowserPage page, String name) throws IOException, InterruptedException {
        page.screenshot(name);
        Looks.dark(page, true);
        page.screenshot(name + "-dark");
        Looks.dark(page, false);
    }

    /** Nothing of a text from outside became an element, and no policy of a browser was broken that core's pages keep. */
    static void harmless(JenkinsController jenkins, BrowserPage page) throws IOException, InterruptedException {
        // The only scripts of the page's body are core's own, such as the one of its button that copies.
        String foreign = "#reflector img, dialog img, #reflector script:not([src*=\"/adjuncts/\"]), dialog script";
        assertThat(page.text("[...document.querySelectorAll('" + foreign + "')].length")).isEqualTo("0");
        assertThat(page.text("[...document.querySelectorAll('#reflector a')].filter(a => !/^https?:$/.test(a.protocol)).length")).isEqualTo("0");
        List<String> ours = page.policyReports();
        page.open(jenkins.url() + "about/");
        assertThat(page.policyReports()).as("reports that a page of core does not have").containsAll(ours);
    }

    /** Gives the commits of a build an address, which those of a server on this machine have not. */
    static void link(JenkinsController jenkins, String job, int number, String url) throws IOException, InterruptedException {
        jenkins.http().script("""
                def build = jenkins.model.Jenkins.get().getItemByFullName('%s').getBuildByNumber(%d)
                def field = io.jenkins.plugins.reflector.update.CommitInfo.getDeclaredField('url')
                field.accessible = true
                build.getAction(io.jenkins.plugins.reflector.update.UpdateAction).updates.each { update ->
                    ([update.result.commit] + update.result.automations*.commit).findAll { it != null }.each { field.set(it, '%s') }
                }
                build.save()
                """.formatted(job, number, url));
    }

    /** Logs the browser in as somebody; passwords are the names with {@code -password}. */
    static void login(JenkinsController jenkins, BrowserPage page, String user) throws IOException, InterruptedException {
        page.open(jenkins.url() + "login");
        page.type("document.querySelector('#j_username')", user);
        page.type("document.querySelector('#j_password')", password(user));
        page.leave("document.querySelector('[name=Submit]')");
    }

    private static String password(String user) {
        return user.equals(JenkinsHttp.USER) ? JenkinsHttp.PASSWORD : user + "-password";
    }

    /**
     * What Jenkins answers to a request without a session.
     *
     * @param user null: anonymous
     * @param crumb whether it brings one along
     */
    static int status(JenkinsController jenkins, String path, String method, String user, boolean crumb, Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(jenkins.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (user != null) {
            request.header("Authorization", basic(user));
        }
        if (crumb) {
            HttpRequest.Builder issuer = HttpRequest.newBuilder(URI.create(jenkins.url() + "crumbIssuer/api/json"));
            if (user != null) {
                issuer.header("Authorization", basic(user));
            }
            HttpResponse<String> answer = client.send(issuer.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                JsonNode issued = JSON.readTree(answer.body());
                request.header(issued.get("crumbRequestField").asText(), issued.get("crumb").asText());
            }
        }
        request.method(method, method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password(user)).getBytes(StandardCharsets.UTF_8));
    }
}

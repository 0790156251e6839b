package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** The dashboard with very many policies: to find one's way in it, and what it costs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverviewIT extends WithRegistry {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROWS = "document.querySelectorAll('table[data-table=policies] tbody tr')";
    private static final String HEAD = "document.querySelector('table[data-table=policies] th[data-key=%s]')";
    private static final String FILTER = "document.querySelector('[data-filter=policies]')";
    private static final String FOOT = "document.querySelector('table[data-table=policies]').nextElementSibling.innerText";

    @BeforeAll
    static void fill() throws Exception {
        StoredScans.configure(
                jenkins,
                registry,
                "(0..<100).collect { 'many-' + it } + ['huge']",
                "(0..<1000).collect { ['many-' + it, 'many-' + it % 100, '1.' + it % 12 + '.x'] } + [['huge', 'huge', '1.x']]");
        for (int i = 0; i < 100; i += 25) {
            StoredScans.save(jenkins, "(0..<240).collect { '1.' + it.intdiv(20) + '.' + (it % 20) }", "(" + i + "..<" + (i + 25) + ").collect { 'many-' + it }");
        }
        StoredScans.save(jenkins, "(0..<100000).collect { '1.' + it.intdiv(100) + '.' + (it % 100) }", "['huge']");
    }

    private static BrowserPage open(String query) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/" + query);
        page.await(ROWS + ".length > 0 || document.querySelector('.reflector-table__foot:not([hidden])')");
        return page;
    }

    private static List<String> column(BrowserPage page, int cell, int most) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        page.evaluate("[..." + ROWS + "].slice(0, " + most + ").map(r => r.cells[" + cell + "].innerText.trim())").forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Test
    @Order(1)
    @DisplayName("Figures: the dashboard with 1,000 policies over 100 image repositories, and an explanation of 100,000 tags")
    void isQuick(TestReporter reporter) throws Exception {
        jenkins.page().open(jenkins.url() + "about/");
        long cold = millis("reflector/rows", "known=");
        JsonNode whole = JSON.readTree(jenkins.http().post("reflector/rows", Map.of("known", "")));
        List<Long> warm = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            warm.add(millis("reflector/rows", "known="));
        }
        warm.sort(null);
        String version = whole.get("version").asText();
        String unchanged = jenkins.http().post("reflector/rows", Map.of("known", version));
        StoredScans.fail(jenkins, "many-7", "no such repository");
        String changes = jenkins.http().post("reflector/rows", Map.of("known", version));
        long explained = millis("reflector/policy/default:huge/tags", "from=0");
        long turned = millis("reflector/policy/default:huge/tags", "from=50000");
        BrowserPage page = open("");
        page.await("performance.getEntriesByType('resource').some(r => r.name.endsWith('/rows'))");
        String sent = "performance.getEntriesByType('resource').filter(r => r.name.%s).reduce((sum, r) => sum + r.%s, 0)";
        long rows = page.evaluate(sent.formatted("endsWith('/rows')", "encodedBodySize")).asLong();
        long raw = page.evaluate(sent.formatted("endsWith('/rows')", "decodedBodySize")).asLong();
        long files = page.evaluate(sent.formatted("includes('/plugin/image-reflector/')", "encodedBodySize")).asLong();
        page.screenshot("overview-many");

        assertThat(whole.get("value").get("policies")).hasSize(1001);
        assertThat(unchanged).hasSizeLessThan(100);
        JsonNode changed = JSON.readTree(changes);
        assertThat(changed.get("since").asText()).isEqualTo(version);
        assertThat(changed.get("rows").get("policies").get("changed")).hasSize(10);
        assertThat(changed.get("rows").get("repositories").get("changed")).hasSize(1);
        assertThat(changed.get("value").has("updates")).isFalse();
        reporter.publishEntry(
                "figures",
                "dashboard with 1,000 policies: " + warm.get(15) + " ms for its rows (median of 31, of them the slowest " + warm.get(30) + " ms; the first time, with every policy looked at, " + cold + " ms); sent are " + rows / 1024 + " KiB of rows ("
                        + raw / 1024 + " KiB unpacked) and " + files / 1024 + " KiB of script and style, " + changes.length()
                        + " bytes when ten policies and a repository changed, " + unchanged.length() + " when nothing did; 100,000 tags explained in " + explained
                        + " ms, another part of them in " + turned + " ms");
    }

    /** How long a browser that has logged in waits for an answer. */
    private static long millis(String path, String fields) throws Exception {
        return jenkins.page()
                .evaluate("""
                        (async () => {
                          const begin = performance.now();
                          const answer = await fetch(document.head.dataset.rooturl + '/PATH', {method: 'POST', headers: window.crumb.wrap({}), body: new URLSearchParams('FIELDS')});
                          await answer.text();
                          return answer.ok ? Math.round(performance.now() - begin) : -1;
                        })()""".replace("PATH", path).replace("FIELDS", fields))
                .asLong();
    }

    @Test
    @Order(2)
    @DisplayName("Rows are sorted by each column, versions as versions and times as times, by mouse and by keyboard, and the heads say so")
    void sorts(TestReporter reporter) throws Exception {
        BrowserPage page = open("");
        assertThat(page.evaluate(ROWS + ".length").asInt()).isEqualTo(50);
        assertThat(column(page, 0, 1).get(0)).as("what wants attention comes first").contains("Failing");
        assertThat(page.text(HEAD.formatted("state") + ".ariaSort")).isEqualTo("ascending");

        page.click(HEAD.formatted("name") + ".querySelector('button')");
        assertThat(column(page, 1, 3)).containsExactly("default/huge", "default/many-0", "default/many-1");
        assertThat(page.text(HEAD.formatted("name") + ".ariaSort")).isEqualTo("ascending");
        assertThat(page.evaluate(HEAD.formatted("state") + ".ariaSort").isNull()).isTrue();
        page.click(HEAD.formatted("name") + ".querySelector('button')");
        assertThat(column(page, 1, 2)).containsExactly("default/many-999", "default/many-998");

        page.evaluate(HEAD.formatted("latest") + ".querySelector('button').focus()");
        page.press("Enter");
        assertThat(column(page, 5, 1)).containsExactly("1.0.19");
        page.press("Enter");
        assertThat(column(page, 5, 2)).containsExactly("1.999.99", "1.11.19");
        assertThat(page.text("document.activeElement.innerText")).isEqualTo("Latest");
        for (String key : List.of("image", "rule", "current", "since", "state")) {
            page.click(HEAD.formatted(key) + ".querySelector('button')");
            assertThat(page.text(HEAD.formatted(key) + ".ariaSort")).as(key).isIn("ascending", "descending");
        }
        page.click("document.querySelector('table[data-table=repositories] th[data-key=tags] button')");
        assertThat(page.text("document.querySelector('table[data-table=repositories] tbody tr').cells[1].innerText")).isEqualTo("default/huge");
        assertThat(page.evaluate("document.querySelectorAll('[data-table=updates] th[data-key=time], [data-table=repositories] th[data-key=last]').length").asInt())
                .isEqualTo(2);
        reporter.publishEntry("seen", "by name, version, state and the rest; 1.9.19 stands below 1.11.19");
    }

    @Test
    @Order(3)
    @DisplayName("The filter looks through all rows, with a state too; both and the order stay in the address; what is left is counted and said")
    void filters(TestReporter reporter) throws Exception {
        BrowserPage page = open("");
        page.type(FILTER, "many-99 1.3");
        assertThat(column(page, 1, 5)).containsExactly("default/many-99", "default/many-399", "default/many-699", "default/many-999");
        String search = page.text("location.search");
        page.await("document.querySelector('#reflector-said').textContent.includes('of 1,001 policies match')");
        String said = page.text("document.querySelector('#reflector-said').textContent");
        assertThat(page.text(FOOT)).contains("of 1,001 policies match");
        page.click(HEAD.formatted("name") + ".querySelector('button')");
        page.click(HEAD.formatted("name") + ".querySelector('button')");

        page.open(jenkins.url() + "reflector/" + page.text("location.search"));
        page.await(ROWS + ".length > 0");
        assertThat(page.text(FILTER + ".value")).isEqualTo("many-99 1.3");
        assertThat(column(page, 1, 1)).containsExactly("default/many-999");
        assertThat(page.text(HEAD.formatted("name") + ".ariaSort")).isEqualTo("descending");

        page = open("?policies.state=failing");
        assertThat(page.evaluate(ROWS + ".length").asInt()).isEqualTo(10);
        assertThat(page.text("document.querySelector('.reflector-tile[aria-pressed=true]').innerText")).contains("Failing");
        page.click("[...document.querySelectorAll('.reflector-tile')].find(t => t.innerText.includes('All policies'))");
        assertThat(page.text("location.search")).isEmpty();
        page.click("[...document.querySelectorAll('.reflector-table__foot button')].find(b => b.innerText.startsWith('Show 200'))");
        assertThat(page.evaluate(ROWS + ".length").asInt()).isEqualTo(250);
        assertThat(page.text("document.activeElement.closest('tr') === " + ROWS + "[50]")).isEqualTo("true");

        page = open("?policies=nothing-like-it&policies.sort=-onclick&policies.state=<img>");
        assertThat(page.text(FOOT)).contains("None of the 1,001 policies matches.");
        page.click("[...document.querySelectorAll('.reflector-table__foot button')].find(b => b.innerText.includes('without a filter'))");
        assertThat(page.evaluate(ROWS + ".length").asInt()).isEqualTo(50);
        page.choose("document.querySelector('[data-states=repositories]')", "Failing");
        assertThat(page.evaluate("document.querySelectorAll('table[data-table=repositories] tbody tr').length").asInt()).isEqualTo(1);
        reporter.publishEntry("seen", "`" + search + "`; “" + said + "”");
    }

    @Test
    @Order(4)
    @DisplayName("What changes while one looks is drawn where it stands: order, filter, place and the keyboard's place stay")
    void staysWhereOneIs(TestReporter reporter) throws Exception {
        BrowserPage page = open("?policies=many-&policies.sort=name");
        page.evaluate("window.sameDocument = true, " + ROWS + "[33].querySelector('a').focus(), " + ROWS + "[30].scrollIntoView({block: 'start', behavior: 'instant'})");
        String focused = page.text("document.activeElement.innerText");
        long place = page.evaluate("Math.round(scrollY)").asLong();
        String row = "[..." + ROWS + "].find(r => r.cells[1].innerText === '" + focused + "')";
        page.evaluate("window.kept = " + ROWS + "[0]");
        String number = focused.replaceAll("\\D", "");
        StoredScans.fail(jenkins, "many-" + (Integer.parseInt(number) % 100), "the registry is on holiday");
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        page.await(row + ".innerText.includes('on holiday')");

        assertThat(page.evaluate("window.sameDocument && window.kept.isConnected").asBoolean()).isTrue();
        assertThat(page.text("document.activeElement.innerText")).isEqualTo(focused);
        assertThat(Math.abs(page.evaluate("Math.round(scrollY)").asLong() - place)).isLessThan(400);
        assertThat(page.text(FILTER + ".value")).isEqualTo("many-");
        assertThat(column(page, 1, 2)).containsExactly("default/many-0", "default/many-1");
        reporter.publishEntry("seen", focused + " became failing under the cursor; the other rows are the same elements");
    }

    @Test
    @Order(5)
    @DisplayName("An explanation of 100,000 tags opens with the picked one and the first hundred")
    void explainsMany() throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/policy/default:huge/");
        page.await("document.querySelector('[data-shown]').innerText.includes('100,000')");
        assertThat(page.text("document.querySelector('.reflector-picked').innerText")).contains("1.999.99");
        page.type("document.querySelector('[data-part]')", "1.500.");
        page.await("document.querySelector('[data-shown]').innerText.includes('100 of 100 ')");
        page.screenshot("policy-huge");
    }
}

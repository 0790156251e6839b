package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A form with many entries: rows, of which some are opened, removed, moved and added, in one page or in two at a time. */
class LongConfigurationIT {

    private static final int MANY = 200;
    private static final int FIRST = 50;
    private static final int EDITED = 57;
    private static final int REMOVED = 120;
    private static final String FORM = "descriptorByName/io.jenkins.plugins.reflector.config.ReflectorConfiguration/";

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    @BeforeAll
    static void accounts() throws Exception {
        jenkins.http().script("""
                import hudson.security.*
                import jenkins.model.Jenkins
                import org.jenkinsci.plugins.matrixauth.PermissionEntry
                def jenkins = Jenkins.get()
                jenkins.securityRealm.createAccount('rows', 'rows-password')
                def strategy = new ProjectMatrixAuthorizationStrategy()
                strategy.add(Jenkins.ADMINISTER, PermissionEntry.user('admin'))
                strategy.add(Jenkins.READ, PermissionEntry.user('rows'))
                jenkins.securityRealm.createAccount('looks', 'looks-password')
                Jenkins.SYSTEM_READ.enabled = true
                [Jenkins.READ, Jenkins.SYSTEM_READ].each { strategy.add(it, PermissionEntry.user('looks')) }
                jenkins.authorizationStrategy = strategy
                """);
        // The first look compiles every view of the page, which takes long on a busy machine.
        jenkins.http().get("manage/configure");
    }

    @BeforeEach
    void many() throws Exception {
        configure(policies(MANY));
    }

    @AfterAll
    static void empty() throws Exception {
        configure(Fleet.nothingWatched());
    }

    private static void configure(String lists) throws Exception {
        jenkins.configure("unclassified:\n  imageReflector:\n    registries: []\n" + (lists).indent(4));
    }

    /** Each differs from the others; every tenth has the name of the one before it, and each third has what only the whole form shows. */
    private static String policies(int count) {
        StringBuilder yaml = new StringBuilder("imageRepositories:\n- {name: long, image: nginx, suspend: true}\nimagePolicies:\n");
        for (int i = 0; i < count; i++) {
            yaml.append("- {name: long-").append(i % 10 == 9 ? i - 1 : i).append(", suspend: true, imageRepositoryRef: long, policy: {semver: {range: ")
                    .append("1.").append(i).append(".x}}");
            if (i % 3 == 0) {
                yaml.append(", minimumAge: 72h, pin: {tag: 1.").append(i).append(".0}, labels: [team=t").append(i).append("]");
            }
            yaml.append("}\n");
        }
        return yaml.toString();
    }

    /** The policies of an export, one text each. */
    private static List<String> exported() throws Exception {
        String export = jenkins.http().post("configuration-as-code/export", Map.of());
        String policies = export.replaceAll("(?s).*\n  imageReflector:\n(.*?)\n  [^ ].*", "$1").replaceAll("(?s).*    imagePolicies:\n(.*?)\n    [^ -].*", "$1");
        return new ArrayList<>(List.of(policies.split("(?m)^    - ")).stream().map(String::strip).filter(text -> !text.isEmpty()).toList());
    }

    private static String policy(int index) {
        return Forms.entry("imagePolicies", index);
    }

    private static void awaitCount(BrowserPage page, int count) throws Exception {
        page.await("document.querySelectorAll('.repeated-chunk[name=imagePolicies]').length === " + count);
    }

    /** Waits for a page that shows the first policies, and one row for all others. */
    private static void awaitFirst(BrowserPage page) throws Exception {
        awaitCount(page, FIRST + 1);
        assertThat(page.text(policy(FIRST) + ".querySelector('.reflector-entry__text').innerText")).isEqualTo("and " + (MANY - FIRST) + " others");
    }

    private static void showAll(BrowserPage page) throws Exception {
        awaitFirst(page);
        page.click(Forms.showAll("imagePolicies"));
        awaitCount(page, MANY);
    }

    /** What Jenkins says after "Apply" lies over the buttons for some seconds, and while it fades away. */
    private static void awaitNoNotice(BrowserPage page) throws Exception {
        for (String button : List.of("Submit", "Apply")) {
            page.await("""
                    (() => {
                      const place = document.querySelector('button[name=BUTTON]').getBoundingClientRect();
                      return !document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2)?.closest('#notification-bar');
                    })()""".replace("BUTTON", button));
        }
    }

    /** Presses "Apply" and gives what Jenkins says to it. */
    private static String apply(BrowserPage page) throws Exception {
        awaitNoNotice(page);
        page.evaluate("document.querySelectorAll('#notification-bar').forEach(bar => bar.textContent = '')");
        page.click("document.querySelector('button[name=Apply]')");
        page.await("document.querySelector('#notification-bar')?.innerText.trim()");
        return page.text("document.querySelector('#notification-bar').innerText.trim()");
    }

    @Test
    @DisplayName("A form with 200 policies, of which one is edited, one removed and one added: exported afterwards, all others are as before, also two of one name")
    void keepsWhatWasNotOpened(TestReporter reporter) throws Exception {
        List<String> before = exported();
        assertThat(before).hasSize(MANY);
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        awaitFirst(page);
        page.evaluate(policy(FIRST) + ".scrollIntoView({block: 'center'})");
        page.screenshot("rows-others");
        Looks.dark(page, true);
        page.screenshot("rows-others-dark");
        Looks.dark(page, false);
        page.size(375, 800);
        page.evaluate(policy(FIRST) + ".scrollIntoView({block: 'center'})");
        page.screenshot("rows-others-narrow");
        page.size(1280, 900);
        showAll(page);
        assertThat(page.text("document.activeElement.getAttribute('aria-label')")).isEqualTo("Edit long-50");
        assertThat(page.text("document.activeElement.closest('.reflector-entries').querySelector('[role=status]').innerText"))
                .isEqualTo((MANY - FIRST) + " further rows are shown.");
        assertThat(page.text(policy(EDITED) + ".innerText")).contains("long-57", "long: newest version in 1.57.x; pinned to 1.57.0", "suspended", "Edit", "Remove");
        assertThat(page.text(Forms.open(policy(EDITED)) + ".getAttribute('aria-label')")).isEqualTo("Edit long-57");
        page.evaluate(policy(0) + ".scrollIntoView({block: 'start'})");
        page.screenshot("rows");

        page.click(Forms.open(policy(EDITED)));
        page.await(Forms.field(policy(EDITED), "range"));
        assertThat(page.text("document.activeElement.name")).isEqualTo("_.name");
        page.type(Forms.field(policy(EDITED), "range"), "nonsense");
        page.await(Forms.validation(Forms.field(policy(EDITED), "range")) + "?.includes('improper constraint')");
        page.screenshot("row-opened");
        page.type(Forms.field(policy(EDITED), "range"), "2.x");
        page.await("!" + Forms.validation(Forms.field(policy(EDITED), "range")) + "?.includes('improper constraint')");
        page.click(Forms.remove(policy(REMOVED)));
        awaitCount(page, MANY - 1);
        page.click(Forms.add("Add image policy"));
        page.await("document.activeElement === " + Forms.field(policy(MANY - 1), "name"));
        page.type(Forms.field(policy(MANY - 1), "name"), "added");
        page.type(Forms.field(policy(MANY - 1), "imageRepositoryRef"), "long");
        page.type(Forms.field(policy(MANY - 1), "range"), "3.x");
        page.leave(Forms.save());

        List<String> after = exported();
        assertThat(after).hasSize(MANY);
        assertThat(after.get(MANY - 1)).contains("name: \"added\"", "range: \"3.x\"");
        assertThat(after.get(EDITED)).isEqualTo(before.get(EDITED).replace("1.57.x", "2.x"));
        before.set(EDITED, after.get(EDITED));
        before.remove(REMOVED);
        assertThat(after.subList(0, MANY - 1)).isEqualTo(before);
        reporter.publishEntry("seen", "of " + MANY + " policies " + (MANY - 2) + " are exported as before, word for word and in their order");
    }

    @Test
    @DisplayName("\"Apply\" twice and \"Save\" from one page, with entries opened, dragged to another place and removed in between, and without the rows that the page did not show at first: their row is dragged too")
    void appliesAgain(TestReporter reporter) throws Exception {
        List<String> expected = exported();
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        awaitFirst(page);
        page.click(Forms.open(policy(3)));
        page.type(Forms.field(policy(3), "range"), "4.x");
        assertThat(apply(page)).isEqualTo("Saved");
        expected.set(3, expected.get(3).replace("1.3.x", "4.x"));
        assertThat(exported()).isEqualTo(expected);

        page.type(Forms.field(policy(3), "range"), "5.x");
        page.drag(policy(23) + "?.querySelector('.dd-handle')", policy(20) + ".querySelector('.dd-handle')");
        page.await(policy(20) + ".innerText.includes('1.23.x')");
        assertThat(apply(page)).isEqualTo("Saved");
        expected.set(3, expected.get(3).replace("4.x", "5.x"));
        expected.add(20, expected.remove(23));
        assertThat(exported()).isEqualTo(expected);

        page.drag(policy(FIRST) + "?.querySelector('.dd-handle')", policy(FIRST - 3) + ".querySelector('.dd-handle')");
        page.await(policy(FIRST - 3) + ".querySelector('.reflector-entry__all')");
        page.click(Forms.remove(policy(FIRST - 4)));
        awaitCount(page, FIRST);
        awaitNoNotice(page);
        page.leave(Forms.save());
        List<String> behind = new ArrayList<>(expected.subList(FIRST - 3, FIRST));
        expected.subList(FIRST - 3, FIRST).clear();
        expected.addAll(behind);
        expected.remove(FIRST - 4);
        assertThat(exported()).isEqualTo(expected);
        reporter.publishEntry("seen", "three times exported as the page was");
    }

    @Test
    @DisplayName("Others change the list while a page is open: a page that changes nothing of it leaves it so, one that does is refused in a sentence, and an entry that changed is not opened")
    void losesNothingOfOthers(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        awaitFirst(page);
        configure(policies(MANY + 1).replace("range: 1.3.x", "range: 8.x").replace("range: 1.57.x", "range: 8.x"));
        List<String> theirs = exported();

        assertThat(apply(page)).isEqualTo("Saved");
        assertThat(exported()).isEqualTo(theirs);

        for (int row : new int[] {3, FIRST}) {
            page.click(row == FIRST ? Forms.showAll("imagePolicies") : Forms.open(policy(row)));
            page.await(policy(row) + ".querySelector('[role=alert]')");
            String gone = page.text(policy(row) + ".querySelector('[role=alert]').innerText");
            assertThat(gone).isEqualTo("This entry was changed or removed after the page was opened. Load the page again.");
        }

        page.click(Forms.remove(policy(7)));
        awaitCount(page, FIRST);
        String refused = apply(page);
        page.screenshot("refused");
        assertThat(refused).contains("Nothing of Image Reflector was saved", "image policies were changed elsewhere", "Load the page again");
        assertThat(exported()).isEqualTo(theirs);
        reporter.publishEntry("seen", "“" + refused + "”");
    }

    @Test
    @DisplayName("Who may only look gets the first rows, all others and the form of one, without any button that changes a row")
    void showsToThoseWhoMayOnlyLook(TestReporter reporter) throws Exception {
        JenkinsHttp looks = jenkins.http().as("looks", "looks-password");
        String form = looks.get("manage/configure");
        String rows = looks.post(FORM + "entryRows", Map.of("field", "imagePolicies", "kept", others(form)));

        assertThat(form).contains("Show long-0", "Show all, " + (MANY - FIRST) + " others").doesNotContain("Edit long-0", "Remove long-0");
        assertThat(rows).contains("Show long-50", "1.199.x").doesNotContain("Edit long", "Remove long");
        String key = rows.replaceAll("(?s).*name=\"kept\"[^>]*?value=\"([0-9a-f]+)\".*", "$1");
        assertThat(looks.post(FORM + "entry", Map.of("field", "imagePolicies", "key", key))).contains("1.199.x");
        reporter.publishEntry("seen", "a user with Overall/SystemRead");
    }

    /** What the row of the policies that are not shown at first brings back. */
    private static String others(String form) {
        return form.replaceAll("(?s).*name=\"kept\"[^>]*?value=\"([0-9a-f]+ [0-9a-f ]+)\".*", "$1");
    }

    @Test
    @DisplayName("A folder's form with many policies: all are shown, one that was not at first is edited, another removed; saved, all others are as before")
    void keepsThoseOfAFolder() throws Exception {
        StringBuilder policies = new StringBuilder("<imagePolicies>");
        for (int i = 0; i < MANY; i++) {
            policies.append(Folders.policy("long-" + i, "long", ""));
        }
        jenkins.jobs().create("long-folder", Folders.folder(Folders.repositories("long", "nginx", "<suspend>true</suspend>"), policies.append("</imagePolicies>").toString()));
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/long-folder/configure");
        page.leave(Forms.save());
        String before = folderXml();

        page.open(jenkins.url() + "job/long-folder/configure");
        awaitFirst(page);
        page.leave(Forms.save());
        assertThat(folderXml()).isEqualTo(before);

        page.open(jenkins.url() + "job/long-folder/configure");
        showAll(page);
        page.click(Forms.open(policy(EDITED)));
        page.type(Forms.field(policy(EDITED), "name"), "edited");
        page.click(Forms.remove(policy(MANY - 1)));
        awaitCount(page, MANY - 1);
        page.leave(Forms.save());

        String removed = before.replaceAll("(?s)(.*)\n\\s*<(\\S+ImagePolicyItem)>.*?</\\2>", "$1");
        assertThat(removed).isNotEqualTo(before);
        assertThat(folderXml().replaceAll("\n\\s*<onDowngrade>hold</onDowngrade>", ""))
                .as("but for the default that the form of the edited one tells")
                .isEqualTo(removed.replace("<name>long-" + EDITED + "<", "<name>edited<"));
    }

    /** Jenkins itself adds the empty element at the second save. */
    private static String folderXml() throws Exception {
        return jenkins.http().get("job/long-folder/config.xml").replaceAll("\n\\s*<actions/>", "");
    }

    @Test
    @DisplayName("Forms and rows of entries are for who may see the whole form, and by POST alone")
    void opensForThoseWhoMay(TestReporter reporter) throws Exception {
        String form = jenkins.http().get("manage/configure");
        String key = form.replaceAll("(?s).*name=\"kept\"[^>]*?value=\"([0-9a-f]+)\".*", "$1");
        String others = others(form);
        Map<String, Map<String, String>> asked = Map.of(
                "entry", Map.of("field", "imagePolicies", "key", key),
                "entryRows", Map.of("field", "imagePolicies", "kept", others),
                "newEntry", Map.of("field", "imagePolicies"));

        assertThat(jenkins.http().post(FORM + "entry", asked.get("entry"))).contains("_.imageRepositoryRef", "long").doesNotContain("<html");
        assertThat(jenkins.http().post(FORM + "entryRows", asked.get("entryRows"))).contains("long-50", "1.199.x", "Remove").doesNotContain("long-48");
        assertThat(jenkins.http().post(FORM + "newEntry", asked.get("newEntry"))).contains("_.imageRepositoryRef").doesNotContain("long");
        for (String list : List.of("registries", "fluxSources", "webhooks", "imageRepositories", "imageUpdateAutomations")) {
            assertThat(jenkins.http().post(FORM + "newEntry", Map.of("field", list))).contains("reflector-entry-form");
        }
        assertThat(jenkins.http().post(FORM + "entry", Map.of("field", "limits", "key", "none"))).startsWith("This entry was changed or removed");
        assertThat(jenkins.http().post(FORM + "entryRows", Map.of("field", "imagePolicies", "kept", ""))).startsWith("This entry was changed or removed");
        assertThatThrownBy(() -> jenkins.http().post(FORM + "newEntry", Map.of("field", "limits"))).hasMessageContaining("gives 404");
        for (String what : asked.keySet()) {
            assertThatThrownBy(() -> jenkins.http().as("rows", "rows-password").post(FORM + what, asked.get(what))).hasMessageContaining("gives 403");
            assertThatThrownBy(() -> jenkins.http().get(FORM + what + "?field=imagePolicies")).hasMessageContaining("gives 40");
        }
        reporter.publishEntry("seen", "a user without Overall/Administer: 403");
    }
}

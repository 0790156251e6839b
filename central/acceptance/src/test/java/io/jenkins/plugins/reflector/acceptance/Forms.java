package io.jenkins.plugins.reflector.acceptance;

import java.io.IOException;

/** Elements of Jenkins' forms, as expressions for {@link BrowserPage}. */
final class Forms {

    private Forms() {}

    /** The entry of a list of ours, from 0. */
    static String entry(String list, int index) {
        return "document.querySelectorAll('.repeated-chunk[name=" + list + "]')[" + index + "]";
    }

    /** The button below a list that adds an entry. */
    static String add(String text) {
        return "[...document.querySelectorAll('button')].filter(b => b.innerText.trim() === '" + text + "' && b.offsetParent).at(-1)";
    }

    /** The field of an entry. */
    static String field(String entry, String name) {
        return entry + "?.querySelector('[name=\"_." + name + "\"]')";
    }

    /** The button that draws the whole form of an entry which is a row. */
    static String open(String entry) {
        return entry + "?.querySelector('.reflector-entry__open')";
    }

    /** The button that removes an entry which is a row. */
    static String remove(String entry) {
        return entry + "?.querySelector('.reflector-entry__remove')";
    }

    /** The button that shows all rows of a list. */
    static String showAll(String list) {
        return "document.querySelector('.repeated-chunk[name=" + list + "] .reflector-entry__all')";
    }

    /** Opens all entries that are rows. */
    static void openAll(BrowserPage page) throws IOException, InterruptedException {
        page.await("document.querySelector('.reflector-entries')");
        page.evaluate("document.querySelectorAll('.reflector-entry__open').forEach(b => b.click())");
        page.await("!document.querySelector('.reflector-entry')");
    }

    /** The select that chooses what kind of policy an entry has. */
    static String policyKind(String entry) {
        return entry + "?.querySelector('select.dropdownList')";
    }

    /** What is said beside a field. */
    static String validation(String field) {
        return field + ".closest('.jenkins-form-item').querySelector('.validation-error-area')?.innerText.trim()";
    }

    /** The button that saves. */
    static String save() {
        return "document.querySelector('button[name=Submit]')";
    }
}

package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with how an open page looks and reads, as far as a program can tell. */
final class Looks {

    /** A file {@code axe.min.js} of axe-core, whose rules are tried too; {@code npm pack axe-core} brings it. */
    private static final String AXE = "axe";

    /** Gives a list of sentences. */
    private static final String CHECKS = """
            (() => {
              const found = [];
              const panel = document.querySelector('PANEL') || document.body;
              const seen = e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
              const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' "' + (e.innerText || e.value || '').trim().substring(0, 30) + '"';
              const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
              const known = new Map();
              const rgb = text => {
                if (!known.has(text)) {
                  canvas.clearRect(0, 0, 1, 1);
                  canvas.fillStyle = text;
                  canvas.fillRect(0, 0, 1, 1);
                  const d = canvas.getImageData(0, 0, 1, 1).data;
                  known.set(text, [d[0], d[1], d[2], d[3] / 255]);
                }
                return known.get(text);
              };
              const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
              const behind = e => {
                const stack = [];
                for (let n = e; n; n = n.parentElement) stack.push(rgb(getComputedStyle(n).backgroundColor));
                return stack.reverse().reduce((under, c) => over(c, under), [255, 255, 255, 1]);
              };
              const light = c => {
                const [r, g, b] = c.slice(0, 3).map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
              for (const e of panel.querySelectorAll('*')) {
                // The colours of core's forms and buttons are core's.
                if (!seen(e) || e.closest('svg, .jenkins-visually-hidden, .jenkins-form-item, .jenkins-alert, .jenkins-button, #shutdown-msg') || e.disabled) continue;
                if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
                const style = getComputedStyle(e);
                const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700;
                const back = behind(e), ratio = contrast(over(rgb(style.color), back), back);
                if (ratio < (large ? 3 : 4.5) - 0.005) found.push('contrast ' + ratio.toFixed(2) + ' of ' + name(e) + ' ' + style.color + ' on ' + back.map(Math.round));
              }
              for (const e of panel.querySelectorAll('input:not([type=hidden]), select, textarea')) {
                if (seen(e) && !e.labels?.length && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby') && !e.title) found.push('no label: ' + name(e));
              }
              for (const e of panel.querySelectorAll('button, a[href], summary')) {
                if (seen(e) && !(e.innerText || '').trim() && !e.getAttribute('aria-label') && !e.title && !e.querySelector('[aria-label], title')) found.push('no name: ' + e.outerHTML.substring(0, 120));
              }
              // What is only a part of a page of core's is below the title of that.
              let last = panel.matches('#main-panel, body') ? 0 : 1;
              for (const e of panel.querySelectorAll('h1, h2, h3, h4')) {
                const level = Number(e.tagName[1]);
                if (!seen(e)) continue;
                if (level > last + 1) found.push('heading ' + level + ' after ' + last + ': ' + name(e));
                last = level;
              }
              for (const e of panel.querySelectorAll('.reflector-table')) {
                if (!e.caption?.textContent.trim()) found.push('no caption: ' + e.outerHTML.substring(0, 100));
              }
              for (const e of panel.querySelectorAll('.reflector-table > tbody > tr > td')) {
                if (e.childNodes.length && !e.dataset.label) found.push('a card would not say what this is: ' + name(e));
              }
              const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
              ids.filter((id, i) => id && ids.indexOf(id) !== i && document.getElementById(id).closest('PANEL')).forEach(id => found.push('id twice: ' + id));
              for (const e of panel.querySelectorAll('[aria-labelledby], [aria-describedby]')) {
                for (const id of ((e.getAttribute('aria-labelledby') || '') + ' ' + (e.getAttribute('aria-describedby') || '')).trim().split(' ')) {
                  if (id && !document.getElementById(id)) found.push('names what is not there: ' + id);
                }
              }
              for (const e of panel.querySelectorAll('pre')) {
                if (seen(e) && e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflowY !== 'visible' && e.tabIndex < 0) found.push('scrolls but has no place for the keyboard: ' + name(e));
              }
              const width = document.documentElement.clientWidth;
              const scrolls = e => e.closest('pre, textarea') || [...panel.querySelectorAll('*')].some(o => o !== e && o.contains(e) && getComputedStyle(o).overflowX !== 'visible');
              if (document.documentElement.scrollWidth > width + 1) {
                const wide = [...panel.querySelectorAll('*')].filter(e => seen(e) && e.getBoundingClientRect().right > width + 1).filter(e => !scrolls(e)).slice(0, 3).map(name);
                if (wide.length) found.push('wider than the window: ' + document.documentElement.scrollWidth + ' of ' + width + ' ' + wide);
              }
              return [...new Set(found)];
            })()""";

    /** Whatever the keyboard comes to must show that. */
    private static final String FOCUS = """
            (() => {
              const panel = document.querySelector('PANEL'), found = [];
              const look = e => [null, '::before', '::after'].map(part => {
                const s = getComputedStyle(e, part);
                return [s.outlineStyle === 'none' ? '' : s.outlineStyle + s.outlineWidth + s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecoration].join();
              }).join();
              const still = document.head.appendChild(document.createElement('style'));
              still.textContent = '*, *::before, *::after { transition: none !important; }';
              for (const e of [...panel.querySelectorAll('button, a[href], input:not([type=hidden]), select, summary')].filter(e => e.checkVisibility()).slice(0, 60)) {
                document.activeElement.blur();
                const before = look(e);
                e.focus({preventScroll: true, focusVisible: true});
                if (document.activeElement === e && look(e) === before) found.push('focus is not seen: ' + e.outerHTML.substring(0, 100));
              }
              still.remove();
              document.activeElement.blur();
              return found;
            })()""";

    private static final String DARK = """
            (() => {
              const dark = {'--background': '#1f1f23', '--black': '#ffffff', '--white': '#1f1f23', '--text-color': '#e4e4e7', '--secondary': '#a1a1aa', '--text-color-secondary': '#a1a1aa',
                '--card-background': '#2a2a2f', '--card-border-color': '#3f3f46', '--input-color': '#2a2a2f', '--input-border': '#52525b', '--link-color': '#7cb7ff', '--blue': '#7cb7ff',
                '--green': '#4ade80', '--orange': '#fbbf24', '--red': '#f87171', '--table-background': '#2a2a2f', '--table-header-background': '#2a2a2f', '--table-body-background': '#1f1f23',
                '--table-body-foreground': '#e4e4e7', '--table-header-foreground': '#e4e4e7', '--table-border-color': '#3f3f46', '--success-color': '#4ade80', '--warning-color': '#fbbf24',
                '--error-color': '#f87171', '--accent-color': '#7cb7ff', '--button-background': '#3f3f46', '--header-background': '#111111', '--pre-background': '#2a2a2f', '--pre-color': '#e4e4e7',
                '--breadcrumbs-bar-background': '#1f1f23', '--panel-header-bg-color': '#2a2a2f', '--even-row-color': '#1f1f23'};
              document.documentElement.dataset.theme = ON ? 'dark' : 'none';
              for (const [name, value] of Object.entries(dark)) {
                ON ? document.documentElement.style.setProperty(name, value) : document.documentElement.style.removeProperty(name);
              }
            })()""";

    private Looks() {}

    /**
     * One line for each thing; empty if all is well.
     *
     * @param panel selects the part of the page that is looked at
     */
    static List<String> wrong(BrowserPage page, String panel) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        page.evaluate(CHECKS.replace("PANEL", panel)).forEach(each -> wrong.add(each.asText()));
        page.evaluate(FOCUS.replace("PANEL", panel)).forEach(each -> wrong.add(each.asText()));
        if (!page.evaluate("performance.getEntriesByType('resource').every(r => r.name.startsWith('data:') || new URL(r.name).origin === location.origin)")
                .asBoolean()) {
            wrong.add("something is loaded from elsewhere");
        }
        if (System.getProperty(AXE) != null) {
            page.evaluate(Files.readString(Path.of(System.getProperty(AXE))) + ";0");
            JsonNode axe = page.evaluate("axe.run('" + panel + "', {resultTypes: ['violations'], rules: {'color-contrast': {enabled: false}}}).then(r => r.violations.map(v =>"
                    + " 'axe ' + v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.substring(0, 160)).join(' | ')))");
            axe.forEach(each -> wrong.add(each.asText()));
        }
        return wrong;
    }

    /** Switches the colours of core as a dark theme does. */
    static void dark(BrowserPage page, boolean on) throws IOException, InterruptedException {
        page.evaluate(DARK.replace("ON", String.valueOf(on)));
    }
}

package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A page of the browser. Elements are named by a JavaScript expression; clicks and keys are those of a mouse and a keyboard,
 * so that what is covered or cannot be typed into fails here too.
 */
public final class BrowserPage {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(10);
    private static final int DRAG_STEPS = 12;
    private static final Duration QUIET = Duration.ofMillis(400);

    /** Keeps what the policy of {@link JettyMain} would not have allowed. */
    private static final String WATCH_POLICY = "window.cspReports = [];"
            + "document.addEventListener('securitypolicyviolation', e => window.cspReports.push("
            + "e.violatedDirective + ' | ' + e.blockedURI + ' | ' + e.sample), true);";

    /** In 2.568.2 core's own menu of breadcrumbs that have no place in a narrow window fails at every page with such. */
    private static final String OF_CORE = "\"functionName\":\"computeBreadcrumbs\"";

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final Map<String, String> requests = new ConcurrentHashMap<>();
    private final Path results;
    private final DevTools tools;
    private volatile long lastEvent;

    BrowserPage(@NonNull HttpClient client, @NonNull URI address, @NonNull Path results) throws IOException, InterruptedException {
        this.results = results;
        this.tools = new DevTools(client, address, this::event);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tools.send(domain + ".enable", Map.of());
        }
        // As if its window were in front.
        tools.send("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        tools.send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH_POLICY));
    }

    private void event(JsonNode event) {
        lastEvent = System.nanoTime();
        JsonNode parameters = event.get("params");
        switch (event.get("method").asText()) {
            case "Runtime.exceptionThrown" -> {
                String details = parameters.get("exceptionDetails").toString();
                if (!details.contains(OF_CORE)) {
                    problems.add("exception: " + details);
                }
            }
            case "Runtime.consoleAPICalled" -> {
                if (parameters.get("type").asText().equals("error")) {
                    problems.add("console: " + parameters.get("args"));
                }
            }
            case "Log.entryAdded" -> {
                JsonNode entry = parameters.get("entry");
                if (entry.get("level").asText().equals("error") && !entry.get("source").asText().equals("security")) {
                    problems.add(entry.get("source").asText() + ": " + entry.get("text").asText() + " " + entry.path("url").asText());
                }
            }
            case "Page.javascriptDialogOpening" -> CompletableFuture.runAsync(this::confirm);
            case "Network.requestWillBeSent" ->
                requests.put(parameters.get("requestId").asText(), parameters.get("request").get("url").asText());
            case "Network.responseReceived" -> {
                JsonNode response = parameters.get("response");
                if (response.get("status").asInt() >= 400) {
                    problems.add("request: " + response.get("status") + " " + response.get("url").asText());
                }
            }
            case "Network.loadingFinished" -> requests.remove(parameters.get("requestId").asText());
            case "Network.loadingFailed" -> {
                String url = requests.remove(parameters.get("requestId").asText());
                // Leaving a page cancels what it still loads.
                if (!parameters.path("canceled").asBoolean()) {
                    problems.add("request: " + parameters.get("errorText").asText() + " " + url);
                }
            }
            default -> {
                // Of no interest.
            }
        }
    }

    /** Says yes, as to the question whether to leave a form that was not saved. */
    private void confirm() {
        try {
            tools.send("Page.handleJavaScriptDialog", Map.of("accept", true));
        } catch (IOException e) {
            problems.add("dialog: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes to an address and waits until all is loaded. */
    public void open(@NonNull String url) throws IOException, InterruptedException {
        JsonNode answer = tools.send("Page.navigate", Map.of("url", url));
        if (answer.has("errorText")) {
            throw new IOException(url + ": " + answer.get("errorText").asText());
        }
        awaitLoaded();
    }

    /** Goes to nowhere, so that nothing asks a Jenkins that is not there. */
    void openNothing() throws IOException, InterruptedException {
        tools.send("Page.navigate", Map.of("url", "about:blank"));
        settle();
    }

    private void awaitLoaded() throws IOException, InterruptedException {
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
        settle();
    }

    /** Waits for all answers: else an older check of a field could come after a newer one. A page that never rests is let be. */
    private void settle() throws InterruptedException {
        long start = System.nanoTime();
        long now = start;
        while (now - start < SETTLE_LIMIT.toNanos() && (!requests.isEmpty() || now - Math.max(start, lastEvent) < QUIET.toNanos())) {
            Thread.sleep(50);
            now = System.nanoTime();
        }
        requests.clear();
    }

    /** What an expression gives, as JSON. */
    @NonNull
    public JsonNode evaluate(@NonNull String expression) throws IOException, InterruptedException {
        JsonNode answer = tools.send(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    /** What an expression gives, as text. */
    @NonNull
    public String text(@NonNull String expression) throws IOException, InterruptedException {
        return evaluate(expression).asText();
    }

    /** Waits until an expression is true; while it fails, the page is not there yet. */
    public void await(@NonNull String condition) throws IOException, InterruptedException {
        Waiting.until(LIMIT, condition, () -> {
            try {
                return evaluate("!!(" + condition + ")").asBoolean();
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** Clicks the middle of an element, as a mouse does; an error if another element is in front of it. */
    public void click(@NonNull String element) throws IOException, InterruptedException {
        await(element);
        evaluate(element + ".scrollIntoView({block: 'center', behavior: 'instant'})");
        // Forms of Jenkins move while they unfold.
        awaitStill(element);
        JsonNode place = evaluate("(() => { const e = " + element + ", r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2,"
                + " top = document.elementFromPoint(x, y);"
                + " return {x, y, hit: e === top || e.contains(top) || (!!top && top.contains(e)), top: top && top.outerHTML.substring(0, 200)}; })()");
        if (!place.get("hit").asBoolean()) {
            throw new AssertionError(element + " cannot be clicked, it is behind " + place.get("top"));
        }
        double x = place.get("x").asDouble();
        double y = place.get("y").asDouble();
        mouse("mouseMoved", x, y, false);
        mouse("mousePressed", x, y, true);
        mouse("mouseReleased", x, y, true);
        settle();
    }

    /** Takes an element with the mouse and lets it go on another that is near, as is done to bring a list into another order. */
    public void drag(@NonNull String element, @NonNull String onto) throws IOException, InterruptedException {
        await(element);
        evaluate(element + ".scrollIntoView({block: 'center', behavior: 'instant'})");
        awaitStill(element);
        JsonNode way = evaluate("(() => { const c = e => { const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; };"
                + " return [c(" + element + "), c(" + onto + ")].flat(); })()");
        double x = way.get(0).asDouble();
        double y = way.get(1).asDouble();
        mouse("mouseMoved", x, y, false);
        mouse("mousePressed", x, y, true);
        for (int i = 1; i <= DRAG_STEPS; i++) {
            mouse("mouseMoved", x + (way.get(2).asDouble() - x) * i / DRAG_STEPS, y + (way.get(3).asDouble() - y) * i / DRAG_STEPS, true);
            // The page moves its elements between two of these.
            Thread.sleep(50);
        }
        mouse("mouseReleased", way.get(2).asDouble(), way.get(3).asDouble(), true);
        settle();
    }

    private void mouse(String type, double x, double y, boolean pressed) throws IOException, InterruptedException {
        Map<String, Object> mouse = new TreeMap<>(Map.of("type", type, "x", x, "y", y));
        if (pressed) {
            mouse.put("button", "left");
            mouse.put("clickCount", 1);
        }
        if (pressed && type.equals("mouseMoved")) {
            mouse.put("buttons", 1);
        }
        tools.send("Input.dispatchMouseEvent", mouse);
    }

    private void awaitStill(String element) throws IOException, InterruptedException {
        String place = "JSON.stringify(" + element + ".getBoundingClientRect())";
        String[] last = {text(place)};
        Waiting.until(LIMIT, element + " stands still", () -> {
            String before = last[0];
            last[0] = text(place);
            return before.equals(last[0]);
        });
    }

    /** Clicks what leads to another page, and waits until that is loaded. */
    public void leave(@NonNull String element) throws IOException, InterruptedException {
        evaluate("window.notLeftYet = true");
        click(element);
        await("!window.notLeftYet && document.readyState === 'complete'");
        settle();
    }

    /** Types a text into a field instead of what is there, and leaves the field. */
    public void type(@NonNull String field, @NonNull String text) throws IOException, InterruptedException {
        click(field);
        evaluate(field + ".select()");
        if (text.isEmpty()) {
            evaluate("document.execCommand('delete')");
        } else {
            tools.send("Input.insertText", Map.of("text", text));
        }
        // What a person's next click or Tab does.
        evaluate(field + ".dispatchEvent(new Event('change', {bubbles: true})), " + field + ".blur()");
        settle();
    }

    /** Chooses an option of a select by its text. */
    public void choose(@NonNull String select, @NonNull String option) throws IOException, InterruptedException {
        await(select + " && [..." + select + ".options].some(o => o.text.trim() === '" + option + "')");
        evaluate("(() => { const s = " + select + "; s.value = [...s.options].find(o => o.text.trim() === '" + option + "').value;"
                + " s.dispatchEvent(new Event('change', {bubbles: true})); })()");
        settle();
    }

    /** Presses a key such as {@code Enter} or {@code Tab}, wherever the keyboard is. */
    public void press(@NonNull String key) throws IOException, InterruptedException {
        Map<String, Integer> codes = Map.of("Enter", 13, "Tab", 9, "Escape", 27, " ", 32);
        Map<String, Object> event = new TreeMap<>(Map.of("key", key, "code", key.isBlank() ? "Space" : key, "windowsVirtualKeyCode", codes.get(key)));
        if (key.equals("Enter")) {
            event.put("text", "\r");
        }
        for (String type : List.of("keyDown", "keyUp")) {
            event.put("type", type);
            tools.send("Input.dispatchKeyEvent", event);
        }
        settle();
    }

    /** Gives the window another size, in pixels of CSS. */
    public void size(int width, int height) throws IOException, InterruptedException {
        tools.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        settle();
    }

    /** Keeps a picture of the whole page. */
    public void screenshot(@NonNull String name) throws IOException, InterruptedException {
        JsonNode image = tools.send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", false));
        Files.write(results.resolve(name + ".png"), Base64.getDecoder().decode(image.get("data").asText()));
    }

    /** What a Content Security Policy such as Jenkins' would not have allowed on this page, one line each. */
    @NonNull
    public List<String> policyReports() throws IOException, InterruptedException {
        JsonNode reports = evaluate("[...new Set(window.cspReports)].sort()");
        return new ObjectMapper().convertValue(reports, new TypeReference<>() {});
    }

    /** Exceptions, errors on the console and requests that failed, since the page was made. */
    @NonNull
    public List<String> problems() {
        return List.copyOf(problems);
    }

    void close() {
        tools.close();
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A vendor's registry by the shape of its answers: facts first, then the requests in their order ({@code >}), each with the
 * headers that it must have, and what is answered ({@code <}).
 */
final class VendorScript {

    private final Map<String, String> facts = new HashMap<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<String> surprises = new ArrayList<>();

    private static final class Step {
        private String request = "";
        private final Map<String, String> wanted = new LinkedHashMap<>();
        private int status;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final StringBuilder body = new StringBuilder();
    }

    /** Reads a script; {@code {url}} stands for the registry, {@code {basic}} for the user's Authorization. */
    static VendorScript read(String text, String url, String basic) {
        VendorScript script = new VendorScript();
        Step step = null;
        for (String raw : text.lines().toList()) {
            String line = raw.replace("{url}", url).replace("{basic}", basic);
            if (line.startsWith("> ") && (step == null || step.status != 0)) {
                step = new Step();
                step.request = line.substring(2);
                script.steps.add(step);
            } else if (line.startsWith("> ")) {
                put(step.wanted, line.substring(2));
            } else if (line.startsWith("< ") && step.status == 0) {
                step.status = Integer.parseInt(line.substring(2));
            } else if (line.startsWith("< ")) {
                put(step.headers, line.substring(2));
            } else if (step == null && !line.startsWith("#") && !line.isBlank()) {
                script.facts.put(line.replaceFirst(" .*", ""), line.substring(line.indexOf(' ') + 1));
            } else if (step != null) {
                step.body.append(line);
            }
        }
        return script;
    }

    private static void put(Map<String, String> headers, String line) {
        int colon = line.indexOf(": ");
        // Two headers of one name may as well stand in one (RFC 9110, 5.3).
        headers.merge(line.substring(0, colon), line.substring(colon + 2), (one, two) -> one + ", " + two);
    }

    /** What the head of the script says of something; empty for nothing. */
    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    synchronized EmbeddedRegistryAnswer answer(EmbeddedRegistryRequest request) {
        Step step = steps.poll();
        String asked = request.method() + " " + request.path()
                + (request.query().isEmpty() ? "" : "?" + decoded(request.query()));
        if (step == null || !asked.equals(step.request)) {
            surprises.add(asked + " instead of " + (step == null ? "nothing" : step.request));
            return EmbeddedRegistryAnswer.error(500, "SURPRISE", asked);
        }
        step.wanted.forEach((header, value) -> {
            String has = header.equals("Body") ? decoded(request.body()) : request.header(header);
            if (!has.equals(value.equals("none") ? "" : value)) {
                surprises.add(asked + " with " + header + ": " + has + " instead of " + value);
            }
        });
        EmbeddedRegistryAnswer answer = EmbeddedRegistryAnswer.json(step.status, step.body.toString());
        for (Map.Entry<String, String> header : step.headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    /** What was asked otherwise than the script says, or not at all. */
    synchronized List<String> surprises() {
        List<String> all = new ArrayList<>(surprises);
        steps.forEach(step -> all.add("not asked: " + step.request));
        return all;
    }

    private static String decoded(String query) {
        return URLDecoder.decode(query, StandardCharsets.UTF_8);
    }
}

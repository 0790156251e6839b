package io.jenkins.plugins.reflector.engine.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bitbucket Cloud: lists by a query, no labels, reviewers by the ids of their accounts. */
final class BitbucketCloudForge implements Forge {

    private final ForgeHttp http;
    private final String requests;

    BitbucketCloudForge(ForgeHttp http, String path) {
        this.http = http;
        this.requests = "/repositories/" + path + "/pullrequests";
    }

    @Override
    public Optional<OpenRequest> find(String source, String target) throws ForgeException, InterruptedException {
        JsonNode found = http.get(requests + "?q="
                        + ForgeHttp.encode("source.branch.name=\"" + quoted(source) + "\" AND destination.branch.name=\"" + quoted(target)
                                + "\" AND state=\"OPEN\""))
                .path("values");
        return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get(0)));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public OpenRequest open(PullRequestText text) throws ForgeException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", text.title());
        body.put("description", text.body());
        body.put("source", branch(text.source()));
        body.put("destination", branch(text.target()));
        body.put("draft", text.draft());
        if (!text.reviewers().isEmpty()) {
            body.put("reviewers", text.reviewers().stream().map(BitbucketCloudForge::account).toList());
        }
        return read(http.send("POST", requests, body));
    }

    private static Map<String, ?> branch(String name) {
        return Map.of("branch", Map.of("name", name));
    }

    private static Map<String, String> account(String id) {
        return Map.of(id.startsWith("{") ? "uuid" : "account_id", id);
    }

    @Override
    public void describe(OpenRequest open, String title, String body) throws ForgeException, InterruptedException {
        http.send("PUT", requests + "/" + open.number(), Map.of("title", title, "description", body));
    }

    @Override
    public List<String> decorate(OpenRequest open, PullRequestText text) {
        return text.labels().isEmpty() ? List.of() : List.of("Bitbucket has no labels for pull requests; none was added");
    }

    private static OpenRequest read(JsonNode json) {
        return new OpenRequest(
                json.path("id").asLong(),
                json.at("/links/html/href").asText(),
                json.path("title").asText(),
                json.path("description").asText(""),
                json);
    }
}

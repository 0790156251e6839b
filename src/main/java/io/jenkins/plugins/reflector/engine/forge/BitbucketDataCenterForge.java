package io.jenkins.plugins.reflector.engine.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bitbucket Data Center: full names of branches, the version with every change, and reviewers that a change must repeat. */
final class BitbucketDataCenterForge implements Forge {

    private static final String HEADS = "refs/heads/";

    private final ForgeHttp http;
    private final String project;
    private final String name;
    private final String requests;

    BitbucketDataCenterForge(ForgeHttp http, String path) {
        this.http = http;
        this.project = path.substring(0, path.indexOf('/'));
        this.name = path.substring(path.indexOf('/') + 1);
        this.requests = "/projects/" + project + "/repos/" + name + "/pull-requests";
    }

    @Override
    public Optional<OpenRequest> find(String source, String target) throws ForgeException, InterruptedException {
        JsonNode found = http.get(requests + "?state=OPEN&direction=OUTGOING&at=" + ForgeHttp.encode(HEADS + source));
        for (JsonNode one : found.path("values")) {
            if (one.at("/toRef/id").asText().equals(HEADS + target)) {
                return Optional.of(read(one));
            }
        }
        return Optional.empty();
    }

    @Override
    public OpenRequest open(PullRequestText text) throws ForgeException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", text.title());
        body.put("description", text.body());
        body.put("fromRef", ref(text.source()));
        body.put("toRef", ref(text.target()));
        body.put("draft", text.draft());
        body.put(
                "reviewers",
                text.reviewers().stream().map(user -> Map.of("user", Map.of("name", user))).toList());
        return read(http.send("POST", requests, body));
    }

    private Map<String, ?> ref(String branch) {
        return Map.of("id", HEADS + branch, "repository", Map.of("slug", name, "project", Map.of("key", project)));
    }

    @Override
    public void describe(OpenRequest open, String title, String body) throws ForgeException, InterruptedException {
        List<Object> reviewers = new ArrayList<>();
        for (JsonNode reviewer : open.json().path("reviewers")) {
            reviewers.add(Map.of("user", Map.of("name", reviewer.at("/user/name").asText())));
        }
        http.send(
                "PUT",
                requests + "/" + open.number(),
                Map.of(
                        "title", title,
                        "description", body,
                        "version", open.json().path("version").asInt(),
                        "reviewers", reviewers));
    }

    @Override
    public List<String> decorate(OpenRequest open, PullRequestText text) {
        return text.labels().isEmpty() ? List.of() : List.of("Bitbucket has no labels for pull requests; none was added");
    }

    private static OpenRequest read(JsonNode json) {
        return new OpenRequest(
                json.path("id").asLong(),
                json.at("/links/self/0/href").asText(),
                json.path("title").asText(),
                json.path("description").asText(""),
                json);
    }
}

package io.jenkins.plugins.reflector.engine.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitHub: labels and reviewers are asked for once the request is there. */
final class GitHubForge implements Forge {

    private final ForgeHttp http;
    private final String repository;
    private final String owner;

    GitHubForge(ForgeHttp http, String path) {
        this.http = http;
        this.repository = "/repos/" + path;
        this.owner = path.substring(0, path.indexOf('/'));
    }

    @Override
    public Optional<OpenRequest> find(String source, String target) throws ForgeException, InterruptedException {
        JsonNode found = http.get(repository + "/pulls?state=open&head=" + ForgeHttp.encode(owner + ":" + source) + "&base="
                + ForgeHttp.encode(target));
        // The filter is left out by a server that does not know the owner.
        for (JsonNode one : found) {
            if (one.at("/head/ref").asText().equals(source) && one.at("/base/ref").asText().equals(target)) {
                return Optional.of(read(one));
            }
        }
        return Optional.empty();
    }

    @Override
    public OpenRequest open(PullRequestText text) throws ForgeException, InterruptedException {
        return read(http.send(
                "POST",
                repository + "/pulls",
                Map.of(
                        "title", text.title(),
                        "body", text.body(),
                        "head", text.source(),
                        "base", text.target(),
                        "draft", text.draft())));
    }

    @Override
    public void describe(OpenRequest open, String title, String body) throws ForgeException, InterruptedException {
        http.send("PATCH", repository + "/pulls/" + open.number(), Map.of("title", title, "body", body));
    }

    @Override
    public List<String> decorate(OpenRequest open, PullRequestText text) throws ForgeException, InterruptedException {
        if (!text.labels().isEmpty()) {
            http.send("POST", repository + "/issues/" + open.number() + "/labels", Map.of("labels", text.labels()));
        }
        if (!text.reviewers().isEmpty()) {
            http.send(
                    "POST",
                    repository + "/pulls/" + open.number() + "/requested_reviewers",
                    Map.of("reviewers", text.reviewers()));
        }
        return List.of();
    }

    private static OpenRequest read(JsonNode json) {
        return new OpenRequest(
                json.path("number").asLong(),
                json.path("html_url").asText(),
                json.path("title").asText(),
                json.path("body").asText(""),
                json);
    }
}

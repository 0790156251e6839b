package io.jenkins.plugins.reflector.engine.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gitea and Forgejo: lists cannot be asked for one branch, so all pages are looked through; labels by their numbers. */
final class GiteaForge implements Forge {

    private static final int PAGE = 50;
    private static final int MOST_PAGES = 40;

    private final ForgeHttp http;
    private final String repository;

    GiteaForge(ForgeHttp http, String path) {
        this.http = http;
        this.repository = "/repos/" + path;
    }

    @Override
    public Optional<OpenRequest> find(String source, String target) throws ForgeException, InterruptedException {
        for (JsonNode one : all("/pulls?state=open")) {
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
                Map.of("title", text.title(), "body", text.body(), "head", text.source(), "base", text.target())));
    }

    @Override
    public void describe(OpenRequest open, String title, String body) throws ForgeException, InterruptedException {
        http.send("PATCH", repository + "/pulls/" + open.number(), Map.of("title", title, "body", body));
    }

    @Override
    public List<String> decorate(OpenRequest open, PullRequestText text) throws ForgeException, InterruptedException {
        List<String> missing = new ArrayList<>();
        if (!text.labels().isEmpty()) {
            label(open, text.labels(), missing);
        }
        if (!text.reviewers().isEmpty()) {
            http.send(
                    "POST",
                    repository + "/pulls/" + open.number() + "/requested_reviewers",
                    Map.of("reviewers", text.reviewers()));
        }
        return missing;
    }

    private void label(OpenRequest open, List<String> names, List<String> missing) throws ForgeException, InterruptedException {
        List<JsonNode> known = all("/labels?");
        List<Long> ids = new ArrayList<>();
        for (String name : names) {
            known.stream()
                    .filter(label -> label.path("name").asText().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            label -> ids.add(label.path("id").asLong()),
                            () -> missing.add("the repository has no label " + name + "; make it there first"));
        }
        if (!ids.isEmpty()) {
            http.send("POST", repository + "/issues/" + open.number() + "/labels", Map.of("labels", ids));
        }
    }

    private List<JsonNode> all(String list) throws ForgeException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode found = http.get(repository + list + "&limit=" + PAGE + "&page=" + page);
            found.forEach(all::add);
            // Servers may allow less than was asked for, so only an empty page is the end.
            if (found.isEmpty()) {
                break;
            }
        }
        return all;
    }

    @Override
    public String draftPrefix() {
        return "WIP: ";
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

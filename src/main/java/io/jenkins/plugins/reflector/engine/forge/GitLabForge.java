package io.jenkins.plugins.reflector.engine.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitLab: merge requests of a project with any number of groups; reviewers by the numbers of their accounts. */
final class GitLabForge implements Forge {

    private final ForgeHttp http;
    private final String project;

    GitLabForge(ForgeHttp http, String path) {
        this.http = http;
        this.project = "/projects/" + ForgeHttp.encode(path);
    }

    @Override
    public Optional<OpenRequest> find(String source, String target) throws ForgeException, InterruptedException {
        JsonNode found = http.get(project + "/merge_requests?state=opened&source_branch=" + ForgeHttp.encode(source) + "&target_branch="
                + ForgeHttp.encode(target));
        return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get(0)));
    }

    @Override
    public OpenRequest open(PullRequestText text) throws ForgeException, InterruptedException {
        return read(http.send(
                "POST",
                project + "/merge_requests",
                Map.of(
                        "title", text.title(),
                        "description", text.body(),
                        "source_branch", text.source(),
                        "target_branch", text.target(),
                        "labels", String.join(",", text.labels()))));
    }

    @Override
    public void describe(OpenRequest open, String title, String body) throws ForgeException, InterruptedException {
        http.send("PUT", project + "/merge_requests/" + open.number(), Map.of("title", title, "description", body));
    }

    @Override
    public List<String> decorate(OpenRequest open, PullRequestText text) throws ForgeException, InterruptedException {
        List<Long> ids = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String reviewer : text.reviewers()) {
            Optional<Long> id = idOf(reviewer);
            id.ifPresentOrElse(
                    ids::add, () -> missing.add("reviewer " + reviewer + " is no member of the project and was not asked"));
        }
        if (!ids.isEmpty()) {
            http.send("PUT", project + "/merge_requests/" + open.number(), Map.of("reviewer_ids", ids));
        }
        return missing;
    }

    private Optional<Long> idOf(String user) throws ForgeException, InterruptedException {
        for (JsonNode found : http.get(project + "/users?search=" + ForgeHttp.encode(user))) {
            if (found.path("username").asText().equals(user)) {
                return Optional.of(found.path("id").asLong());
            }
        }
        return Optional.empty();
    }

    @Override
    public String draftPrefix() {
        return "Draft: ";
    }

    private static OpenRequest read(JsonNode json) {
        return new OpenRequest(
                json.path("iid").asLong(),
                json.path("web_url").asText(),
                json.path("title").asText(),
                json.path("description").asText(""),
                json);
    }
}

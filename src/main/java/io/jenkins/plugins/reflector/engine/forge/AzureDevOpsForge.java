package io.jenkins.plugins.reflector.engine.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Azure DevOps: organization, project and repository; full names of branches; descriptions of 4,000 characters at most. */
final class AzureDevOpsForge implements Forge {

    private static final String HEADS = "refs/heads/";
    private static final String VERSION = "api-version=7.1";
    private static final int MOST_BODY = 4000;

    private final ForgeHttp http;
    private final String requests;

    /**
     * @param path organization, project and repository
     */
    AzureDevOpsForge(ForgeHttp http, String path) {
        this.http = http;
        int name = path.lastIndexOf('/');
        this.requests = "/" + path.substring(0, name) + "/_apis/git/repositories/" + path.substring(name + 1) + "/pullrequests";
    }

    @Override
    public Optional<OpenRequest> find(String source, String target) throws ForgeException, InterruptedException {
        JsonNode found = http.get(requests + "?searchCriteria.status=active&searchCriteria.sourceRefName="
                        + ForgeHttp.encode(HEADS + source) + "&searchCriteria.targetRefName=" + ForgeHttp.encode(HEADS + target) + "&"
                        + VERSION)
                .path("value");
        return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get(0)));
    }

    @Override
    public OpenRequest open(PullRequestText text) throws ForgeException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", text.title());
        body.put("description", shortened(text.body()));
        body.put("sourceRefName", HEADS + text.source());
        body.put("targetRefName", HEADS + text.target());
        body.put("isDraft", text.draft());
        body.put("labels", text.labels().stream().map(label -> Map.of("name", label)).toList());
        body.put("reviewers", text.reviewers().stream().map(id -> Map.of("id", id)).toList());
        return read(http.send("POST", requests + "?" + VERSION, body));
    }

    @Override
    public void describe(OpenRequest open, String title, String body) throws ForgeException, InterruptedException {
        http.send(
                "PATCH",
                requests + "/" + open.number() + "?" + VERSION,
                Map.of("title", title, "description", shortened(body)));
    }

    private static String shortened(String body) {
        return body.length() <= MOST_BODY ? body : body.substring(0, MOST_BODY - 1) + "…";
    }

    @Override
    public List<String> decorate(OpenRequest open, PullRequestText text) {
        return List.of();
    }

    private static OpenRequest read(JsonNode json) {
        long number = json.path("pullRequestId").asLong();
        return new OpenRequest(
                number,
                json.at("/repository/webUrl").asText() + "/pullrequest/" + number,
                json.path("title").asText(),
                json.path("description").asText(""),
                json);
    }
}

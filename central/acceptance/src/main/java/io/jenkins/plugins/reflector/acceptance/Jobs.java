package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Makes jobs and runs them. */
public final class Jobs {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final JenkinsHttp http;

    Jobs(@NonNull JenkinsHttp http) {
        this.http = http;
    }

    /** Makes a job of its {@code config.xml}. */
    public void create(@NonNull String name, @NonNull String xml) throws IOException, InterruptedException {
        http.post("createItem?name=" + name, "application/xml", xml);
    }

    /** Makes a Pipeline that runs in the sandbox. */
    public void createPipeline(@NonNull String name, @NonNull String script) throws IOException, InterruptedException {
        create(name, "<flow-definition><definition class=\"org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition\"><script>"
                + script.replace("&", "&amp;").replace("<", "&lt;")
                + "</script><sandbox>true</sandbox></definition></flow-definition>");
    }

    /** Queues a build; gives the number it will have. */
    public int start(@NonNull String name) throws IOException, InterruptedException {
        int number = http.json("job/" + name + "/api/json?tree=nextBuildNumber").get("nextBuildNumber").asInt();
        http.post("job/" + name + "/build?delay=0sec", Map.of());
        return number;
    }

    /** Runs a build to its end. */
    @NonNull
    public Build run(@NonNull String name) throws IOException, InterruptedException {
        return await(name, start(name));
    }

    /** Makes a Pipeline of its script, and runs it to its end. */
    @NonNull
    public Build runPipeline(@NonNull String name, @NonNull String script) throws IOException, InterruptedException {
        createPipeline(name, script);
        return run(name);
    }

    /** Waits for the end of a build that somebody queued, or will. */
    @NonNull
    public Build await(@NonNull String name, int number) throws IOException, InterruptedException {
        Waiting.until(LIMIT, "the end of " + name + " #" + number, () -> {
            JsonNode builds = http.json("job/" + name + "/api/json?tree=builds[number,building]").get("builds");
            for (JsonNode build : builds) {
                if (build.get("number").asInt() == number) {
                    return !build.get("building").asBoolean();
                }
            }
            return false;
        });
        String build = "job/" + name + "/" + number + "/";
        return new Build(number, http.json(build + "api/json?tree=result").get("result").asText(), http.get(build + "consoleText"));
    }

    /** How many builds there are. */
    public int count(@NonNull String name) throws IOException, InterruptedException {
        return http.json("job/" + name + "/api/json?tree=builds[number]").get("builds").size();
    }
}

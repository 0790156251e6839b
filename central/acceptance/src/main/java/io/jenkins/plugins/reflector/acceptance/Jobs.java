package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Makes jobs and runs them. */
public final class Jobs {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final JenkinsHttp http;
    private final String folder;

    Jobs(@NonNull JenkinsHttp http) {
        this(http, "");
    }

    private Jobs(JenkinsHttp http, String folder) {
        this.http = http;
        this.folder = folder;
    }

    /** The jobs in a folder of these, such as {@code team/app}. */
    @NonNull
    public Jobs in(@NonNull String fullName) {
        return new Jobs(http, folder + "job/" + fullName.replace("/", "/job/") + "/");
    }

    /** Makes a job of its {@code config.xml}. */
    public void create(@NonNull String name, @NonNull String xml) throws IOException, InterruptedException {
        http.post(folder + "createItem?name=" + name, "application/xml", xml);
    }

    /** Makes a Pipeline that runs in the sandbox. */
    public void createPipeline(@NonNull String name, @NonNull String script) throws IOException, InterruptedException {
        create(name, "<flow-definition><definition class=\"org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition\"><script>"
                + script.replace("&", "&amp;").replace("<", "&lt;")
                + "</script><sandbox>true</sandbox></definition></flow-definition>");
    }

    /** Queues a build; gives the number it will have. */
    public int start(@NonNull String name) throws IOException, InterruptedException {
        int number = http.json(folder + "job/" + name + "/api/json?tree=nextBuildNumber").get("nextBuildNumber").asInt();
        http.post(folder + "job/" + name + "/build?delay=0sec", Map.of());
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
            JsonNode builds = http.json(folder + "job/" + name + "/api/json?tree=builds[number,building]").get("builds");
            for (JsonNode build : builds) {
                if (build.get("number").asInt() == number) {
                    return !build.get("building").asBoolean();
                }
            }
            return false;
        });
        String build = folder + "job/" + name + "/" + number + "/";
        return new Build(number, http.json(build + "api/json?tree=result").get("result").asText(), http.get(build + "consoleText"));
    }

    /** How many builds there are. */
    public int count(@NonNull String name) throws IOException, InterruptedException {
        return http.json(folder + "job/" + name + "/api/json?tree=builds[number]").get("builds").size();
    }
}

package io.jenkins.plugins.reflector.discover;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import edu.umd.cs.findbugs.annotations.NonNull;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;

/** What the script of the page is answered. */
final class Status {

    private Status() {}

    @NonNull
    static HttpResponse of(boolean running, @NonNull String progress) {
        return HttpResponses.text(JsonNodeFactory.instance
                .objectNode()
                .put("running", running)
                .put("progress", progress)
                .toString());
    }
}

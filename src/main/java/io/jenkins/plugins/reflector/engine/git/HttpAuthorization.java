package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The value of the {@code Authorization} header (flux.md 3.2). */
final class HttpAuthorization {

    private HttpAuthorization() {}

    /** Null if nothing is to be sent. */
    @CheckForNull
    static String of(GitCredentials credentials) {
        if (credentials instanceof GitCredentials.UsernamePassword basic) {
            byte[] pair = (basic.username() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }
        if (credentials instanceof GitCredentials.BearerToken bearer) {
            return "Bearer " + bearer.token();
        }
        return null;
    }
}

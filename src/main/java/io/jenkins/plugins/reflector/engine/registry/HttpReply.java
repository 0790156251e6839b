package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param headers the answer's headers
 * @param body decompressed; empty for HEAD
 * @param uri what gave the answer, after redirects
 */
record HttpReply(int status, @NonNull HttpHeaders headers, @NonNull byte[] body, @NonNull URI uri) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @NonNull
    Optional<String> header(@NonNull String name) {
        return headers.firstValue(name);
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;

/**
 * One request before it is sent.
 *
 * @param method GET, HEAD or POST
 * @param uri what is asked
 * @param accept the Accept header
 * @param authorization the Authorization header; null for none; not shown in texts
 * @param form the body of a POST; null for none; not shown in texts
 * @param mostBytes cap on the answer's body, before and after decompression
 * @param compressed whether the answer may be compressed
 */
record HttpCall(
        @NonNull String method,
        @NonNull URI uri,
        @NonNull String accept,
        @CheckForNull String authorization,
        @CheckForNull String form,
        long mostBytes,
        boolean compressed) {

    static final String JSON = "application/json";

    @NonNull
    static HttpCall get(@NonNull URI uri, @NonNull String accept, long mostBytes) {
        return new HttpCall("GET", uri, accept, null, null, mostBytes, false);
    }

    @NonNull
    static HttpCall head(@NonNull URI uri, @NonNull String accept) {
        return new HttpCall("HEAD", uri, accept, null, null, 1, false);
    }

    @NonNull
    static HttpCall post(@NonNull URI uri, @NonNull String form, long mostBytes) {
        return new HttpCall("POST", uri, JSON, null, form, mostBytes, false);
    }

    @NonNull
    HttpCall withAuthorization(@CheckForNull String header) {
        return new HttpCall(method, uri, accept, header, form, mostBytes, compressed);
    }

    @NonNull
    HttpCall withCompression() {
        return new HttpCall(method, uri, accept, authorization, form, mostBytes, true);
    }

    /** The same request at the place that a redirect names; other origins get no Authorization. */
    @NonNull
    HttpCall redirectedTo(@NonNull URI target) {
        boolean sameOrigin = Origin.of(target).equals(Origin.of(uri));
        return new HttpCall(method, target, accept, sameOrigin ? authorization : null, form, mostBytes, compressed);
    }

    /** Method and host alone. */
    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}

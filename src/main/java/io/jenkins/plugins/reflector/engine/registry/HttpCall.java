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
 * @param etag what is known already, for a conditional request; null for nothing
 */
record HttpCall(
        @NonNull String method,
        @NonNull URI uri,
        @NonNull String accept,
        @CheckForNull String authorization,
        @CheckForNull String form,
        long mostBytes,
        boolean compressed,
        @CheckForNull String etag) {

    static final String JSON = "application/json";

    @NonNull
    static HttpCall get(@NonNull URI uri, @NonNull String accept, long mostBytes) {
        return new HttpCall("GET", uri, accept, null, null, mostBytes, false, null);
    }

    @NonNull
    static HttpCall head(@NonNull URI uri, @NonNull String accept) {
        return new HttpCall("HEAD", uri, accept, null, null, 1, false, null);
    }

    @NonNull
    static HttpCall post(@NonNull URI uri, @NonNull String form, long mostBytes) {
        return new HttpCall("POST", uri, JSON, null, form, mostBytes, false, null);
    }

    @NonNull
    HttpCall withAuthorization(@CheckForNull String header) {
        return new HttpCall(method, uri, accept, header, form, mostBytes, compressed, etag);
    }

    @NonNull
    HttpCall withCompression() {
        return new HttpCall(method, uri, accept, authorization, form, mostBytes, true, etag);
    }

    /** The same, to be answered with 304 if it is still this. */
    @NonNull
    HttpCall unless(@CheckForNull String known) {
        return new HttpCall(method, uri, accept, authorization, form, mostBytes, compressed, known);
    }

    /** Which of a registry's calls it is, as far as servers count them apart (features.md 4.3, Docker Hub). */
    @NonNull
    String kind() {
        String path = String.valueOf(uri.getRawPath());
        return path.endsWith("/tags/list") ? "tags" : path.contains("/manifests/") ? "manifest" : "other";
    }

    /** The same request at the place that a redirect names; other origins get no Authorization. */
    @NonNull
    HttpCall redirectedTo(@NonNull URI target) {
        boolean sameOrigin = Origin.of(target).equals(Origin.of(uri));
        return new HttpCall(method, target, accept, sameOrigin ? authorization : null, form, mostBytes, compressed, etag);
    }

    /** Method and host alone. */
    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}

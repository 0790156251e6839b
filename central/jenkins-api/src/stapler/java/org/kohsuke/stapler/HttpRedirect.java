package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public final class HttpRedirect extends java.lang.RuntimeException implements org.kohsuke.stapler.HttpResponse {

    public HttpRedirect(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }
}

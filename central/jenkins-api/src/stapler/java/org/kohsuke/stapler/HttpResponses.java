package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public class HttpResponses {

    public HttpResponses() {}

    public static org.kohsuke.stapler.HttpResponse redirectToDot() {
        throw new IllegalStateException("a signature, no code");
    }
}

package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public class HttpResponses {

    public HttpResponses() {}

    public static org.kohsuke.stapler.HttpResponses.HttpResponseException notFound() {
        throw new IllegalStateException("a signature, no code");
    }

    public static org.kohsuke.stapler.HttpResponse text(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public static org.kohsuke.stapler.ForwardToView forwardToView(java.lang.Object object, java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public static org.kohsuke.stapler.HttpRedirect redirectTo(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public static org.kohsuke.stapler.HttpResponse redirectToDot() {
        throw new IllegalStateException("a signature, no code");
    }

    /** Signature only, of what the plugin uses. */
    public abstract static class HttpResponseException extends java.lang.RuntimeException implements org.kohsuke.stapler.HttpResponse {

        public HttpResponseException() {}
    }

    public static org.kohsuke.stapler.HttpResponses.HttpResponseException redirectViaContextPath(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }
}

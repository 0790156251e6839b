package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public class ForwardToView extends java.lang.RuntimeException implements org.kohsuke.stapler.HttpResponse {

    public ForwardToView(java.lang.Object object, java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public org.kohsuke.stapler.ForwardToView with(java.lang.String string, java.lang.Object object) {
        throw new IllegalStateException("a signature, no code");
    }
}

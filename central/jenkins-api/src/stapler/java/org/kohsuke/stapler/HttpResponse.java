package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public interface HttpResponse {

    default void generateResponse(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, org.kohsuke.stapler.StaplerResponse2 staplerResponse2, java.lang.Object object) throws java.io.IOException, jakarta.servlet.ServletException {
        throw new IllegalStateException("a signature, no code");
    }
}

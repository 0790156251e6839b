package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public interface StaplerResponse2 extends jakarta.servlet.http.HttpServletResponse {}

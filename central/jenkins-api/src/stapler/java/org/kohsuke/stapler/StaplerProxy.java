package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public interface StaplerProxy {

    java.lang.Object getTarget();
}

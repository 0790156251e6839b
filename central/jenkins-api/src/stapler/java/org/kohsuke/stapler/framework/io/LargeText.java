package org.kohsuke.stapler.framework.io;

/** Signature only, of what the plugin uses. */
public class LargeText {

    public LargeText(java.io.File file, java.nio.charset.Charset charset, boolean completed) {}

    public LargeText(org.kohsuke.stapler.framework.io.ByteBuffer memory, java.nio.charset.Charset charset, boolean completed) {}
}

package org.kohsuke.stapler.framework.io;

/** Signature only, of what the plugin uses. */
public class ByteBuffer extends java.io.OutputStream {

    public ByteBuffer() {}

    @Override
    public synchronized void write(int b) throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }
}

package hudson.console;

/** Signature only, of what the plugin uses. */
public class AnnotatedLargeText<T> extends org.kohsuke.stapler.framework.io.LargeText {

    public AnnotatedLargeText(java.io.File file, java.nio.charset.Charset charset, boolean completed, T context) {
        super(file, charset, completed);
    }

    public AnnotatedLargeText(org.kohsuke.stapler.framework.io.ByteBuffer memory, java.nio.charset.Charset charset, boolean completed, T context) {
        super(memory, charset, completed);
    }

    public long writeHtmlTo(long start, java.io.Writer w) throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }
}

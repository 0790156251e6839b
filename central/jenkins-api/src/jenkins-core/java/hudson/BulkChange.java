package hudson;

/** Signature only, of what the plugin uses. */
public class BulkChange implements java.io.Closeable {

    public BulkChange(hudson.model.Saveable saveable) {}

    public void commit() throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }

    public void close() {
        throw new IllegalStateException("a signature, no code");
    }

    public static boolean contains(hudson.model.Saveable s) {
        throw new IllegalStateException("a signature, no code");
    }
}

package hudson;

/** Signature only, of what the plugin uses. */
public class ExtensionList<T> extends java.util.AbstractList<T> {

    private ExtensionList() {}

    public <U extends T> U get(java.lang.Class<U> type) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.Iterator<T> iterator() {
        throw new IllegalStateException("a signature, no code");
    }

    public T get(int number) {
        throw new IllegalStateException("a signature, no code");
    }

    public int size() {
        throw new IllegalStateException("a signature, no code");
    }

    public static <T> hudson.ExtensionList<T> lookup(java.lang.Class<T> type) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <U> U lookupFirst(java.lang.Class<U> type) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <U> U lookupSingleton(java.lang.Class<U> type) {
        throw new IllegalStateException("a signature, no code");
    }
}

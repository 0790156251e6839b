package hudson.util;

import java.util.AbstractList;

/** Signature only, of what the plugin uses. */
public class PersistedList<T> extends AbstractList<T> {

    protected PersistedList() {}

    public T get(int index) {
        throw new IllegalStateException("a signature, no code");
    }

    public <U extends T> U get(Class<U> type) {
        throw new IllegalStateException("a signature, no code");
    }

    public int size() {
        throw new IllegalStateException("a signature, no code");
    }
}

package jenkins.model.lazy;

/** Signature only, of what the plugin uses. */
public abstract class AbstractLazyLoadRunMap<R> extends java.util.AbstractMap<java.lang.Integer, R> {

    protected AbstractLazyLoadRunMap() {}

    @Override
    public java.util.Set<java.util.Map.Entry<java.lang.Integer, R>> entrySet() {
        throw new IllegalStateException("a signature, no code");
    }

    public boolean runExists(int n) {
        throw new IllegalStateException("a signature, no code");
    }
}

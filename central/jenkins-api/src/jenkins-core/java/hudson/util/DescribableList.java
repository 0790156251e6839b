package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;

/** Signature only, of what the plugin uses. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {

    protected DescribableList() {}

    public void replace(T item) throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }
}

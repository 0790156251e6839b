package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** One changed value, for Pipeline scripts. */
public final class ChangeInfo implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ObjectInfo object;
    private final int line;
    private final String oldValue;
    private final String newValue;
    private final String setter;

    ChangeInfo(@NonNull Change change) {
        this.object = new ObjectInfo(change.object());
        this.line = change.line();
        this.oldValue = change.oldValue();
        this.newValue = change.newValue();
        this.setter = change.setter();
    }

    /** What it belongs to. */
    @Whitelisted
    public ObjectInfo getObject() {
        return object;
    }

    /** Its line in the file as it was, from 1. */
    @Whitelisted
    public int getLine() {
        return line;
    }

    /** What stood there; empty for a new line. */
    @Whitelisted
    public String getOld() {
        return oldValue;
    }

    /** What stands there now. */
    @Whitelisted
    public String getNew() {
        return newValue;
    }

    /** The marker's value, or {@code namespace:policy}. */
    @Whitelisted
    public String getSetter() {
        return setter;
    }

    /** {@code line: old -> new}. */
    @Whitelisted
    @Override
    public String toString() {
        return line + ": " + oldValue + " -> " + newValue;
    }
}

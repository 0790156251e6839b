package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A warning about a manifest, for Pipeline scripts. */
public final class WarningInfo implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final int line;
    private final String message;

    WarningInfo(@NonNull ManifestWarning warning) {
        this.path = warning.path();
        this.line = warning.line();
        this.message = warning.message();
    }

    /** The file. */
    @Whitelisted
    public String getPath() {
        return path;
    }

    /** From 1; 0 if the whole file is meant. */
    @Whitelisted
    public int getLine() {
        return line;
    }

    /** One sentence. */
    @Whitelisted
    public String getMessage() {
        return message;
    }

    /** {@code path:line: message}. */
    @Whitelisted
    @Override
    public String toString() {
        return path + (line == 0 ? "" : ":" + line) + ": " + message;
    }
}

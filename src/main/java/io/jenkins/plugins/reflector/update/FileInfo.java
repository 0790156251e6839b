package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A file that changed, for Pipeline scripts; its text is its path. */
public final class FileInfo implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final ArrayList<ChangeInfo> changes = new ArrayList<>();

    FileInfo(@NonNull FileChange file) {
        this.path = file.path();
        file.changes().forEach(change -> changes.add(new ChangeInfo(change)));
    }

    /** Relative to the root of the repository. */
    @Whitelisted
    public String getPath() {
        return path;
    }

    /** What changed in it, in the order of the file. */
    @Whitelisted
    public List<ChangeInfo> getChanges() {
        return changes;
    }

    /** The path. */
    @Whitelisted
    @Override
    public String toString() {
        return path;
    }
}

package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A commit, for Pipeline scripts; its text is its id. */
public final class CommitInfo implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final String branch;
    private final String message;
    private final String url;

    CommitInfo(@NonNull AutomationReport.Commit commit, @CheckForNull String url) {
        this.id = commit.id();
        this.branch = commit.branch();
        this.message = commit.message();
        this.url = url;
    }

    /** 40 hex digits. */
    @Whitelisted
    public String getId() {
        return id;
    }

    /** The branch it is pushed to. */
    @Whitelisted
    public String getBranch() {
        return branch;
    }

    /** Its message to the letter. */
    @Whitelisted
    public String getMessage() {
        return message;
    }

    /** Its page; null if it is not pushed, or the server is of no known kind. */
    @CheckForNull
    @Whitelisted
    public String getUrl() {
        return url;
    }

    /** The id. */
    @Whitelisted
    @Override
    public String toString() {
        return id;
    }
}

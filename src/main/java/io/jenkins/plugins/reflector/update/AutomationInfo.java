package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** How the run of one automation ended, for Pipeline scripts; for a step with images, the step's own. */
public final class AutomationInfo implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String namespace;
    private final String name;
    private final boolean ready;
    private final boolean stalled;
    private final String reason;
    private final String message;
    private final boolean changed;
    private final boolean pushed;
    private final CommitInfo commit;
    private final PullRequestInfo pullRequest;

    AutomationInfo(@NonNull AutomationReport report, @NonNull ReflectorUpdateResult result) {
        this.namespace = report.automation().namespace();
        this.name = report.automation().name();
        this.ready = report.ready();
        this.stalled = report.stalled();
        this.reason = report.reason();
        this.message = report.message();
        this.changed = result.isChanged();
        this.pushed = result.isPushed();
        this.commit = result.getCommit();
        this.pullRequest = result.getPullRequest();
    }

    /** The automation's namespace. */
    @Whitelisted
    public String getNamespace() {
        return namespace;
    }

    /** Its name; the job's for a step with images. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** Whether all went well. */
    @Whitelisted
    public boolean isReady() {
        return ready;
    }

    /** Whether trying again is pointless until the configuration changes. */
    @Whitelisted
    public boolean isStalled() {
        return stalled;
    }

    /** Flux's word, such as {@code Succeeded}. */
    @Whitelisted
    public String getReason() {
        return reason;
    }

    /** One sentence. */
    @Whitelisted
    public String getMessage() {
        return message;
    }

    /** Whether any file changes. */
    @Whitelisted
    public boolean isChanged() {
        return changed;
    }

    /** Whether its commit is on the server. */
    @Whitelisted
    public boolean isPushed() {
        return pushed;
    }

    /** Its commit; null if there is none. */
    @CheckForNull
    @Whitelisted
    public CommitInfo getCommit() {
        return commit;
    }

    /** The open pull request of its push branch; null if there is none. */
    @CheckForNull
    @Whitelisted
    public PullRequestInfo getPullRequest() {
        return pullRequest;
    }

    /** {@code namespace/name: message}. */
    @Whitelisted
    @Override
    public String toString() {
        return namespace + "/" + name + ": " + message;
    }
}

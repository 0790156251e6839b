package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An automation as the pages and {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class AutomationRow {

    private final String id;
    private final String name;
    private final String repository;
    private final String branch;
    private final Long last;
    private final Long pushed;
    private final String commit;
    private final String link;
    private final String state;
    private final String reason;
    private final boolean mayUpdate;

    AutomationRow(
            @NonNull String id,
            @NonNull String name,
            @NonNull String repository,
            @NonNull String branch,
            @CheckForNull Long last,
            @CheckForNull Long pushed,
            @CheckForNull String commit,
            @CheckForNull String link,
            @NonNull String state,
            @NonNull String reason,
            boolean mayUpdate) {
        this.id = id;
        this.name = name;
        this.repository = repository;
        this.branch = branch;
        this.last = last;
        this.pushed = pushed;
        this.commit = commit;
        this.link = link;
        this.state = state;
        this.reason = reason;
        this.mayUpdate = mayUpdate;
    }

    /** What it is called in addresses. */
    @NonNull
    @Exported
    public String getId() {
        return id;
    }

    /** {@code namespace/name}. */
    @NonNull
    @Exported
    public String getName() {
        return name;
    }

    /** The Git repository, without user info; empty if it is not there. */
    @NonNull
    @Exported
    public String getRepository() {
        return repository;
    }

    /** The branch that it reads; empty if that is no branch. */
    @NonNull
    @Exported
    public String getBranch() {
        return branch;
    }

    /** When it ran last, in milliseconds since 1970; null if not yet. */
    @CheckForNull
    @Exported
    public Long getLast() {
        return last;
    }

    /** When it pushed last, in milliseconds since 1970; null if not yet. */
    @CheckForNull
    @Exported
    public Long getPushed() {
        return pushed;
    }

    /** What it pushed last; null if nothing yet. */
    @CheckForNull
    @Exported
    public String getCommit() {
        return commit;
    }

    /** Where that commit can be looked at; null if that is not known. */
    @CheckForNull
    @Exported
    public String getLink() {
        return link;
    }

    /** One of up-to-date, updating, waiting, suspended, failing. */
    @NonNull
    @Exported
    public String getState() {
        return state;
    }

    /** Why it is in that state, and what to do; empty if the state says it all. */
    @NonNull
    @Exported
    public String getReason() {
        return reason;
    }

    /** Whether the one who asks may have it run. */
    @Exported
    public boolean isMayUpdate() {
        return mayUpdate;
    }
}

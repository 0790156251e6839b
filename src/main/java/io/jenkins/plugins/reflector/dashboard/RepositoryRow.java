package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An image repository as the pages and {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class RepositoryRow {

    private final String id;
    private final String name;
    private final String image;
    private final Integer tags;
    private final Long last;
    private final Long next;
    private final String interval;
    private final String state;
    private final String reason;
    private final BudgetRow budget;
    private final boolean mayScan;

    RepositoryRow(
            @NonNull String id,
            @NonNull String name,
            @NonNull String image,
            @CheckForNull Integer tags,
            @CheckForNull Long last,
            @CheckForNull Long next,
            @NonNull String interval,
            @NonNull String state,
            @NonNull String reason,
            @CheckForNull BudgetRow budget,
            boolean mayScan) {
        this.id = id;
        this.name = name;
        this.image = image;
        this.tags = tags;
        this.last = last;
        this.next = next;
        this.interval = interval;
        this.state = state;
        this.reason = reason;
        this.budget = budget;
        this.mayScan = mayScan;
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

    /** The image. */
    @NonNull
    @Exported
    public String getImage() {
        return image;
    }

    /** How many tags it has; null if it was not scanned yet. */
    @CheckForNull
    @Exported
    public Integer getTags() {
        return tags;
    }

    /** When it was scanned last, in milliseconds since 1970; null if not yet. */
    @CheckForNull
    @Exported
    public Long getLast() {
        return last;
    }

    /** When it is scanned next, in milliseconds since 1970; null if it waits for somebody. */
    @CheckForNull
    @Exported
    public Long getNext() {
        return next;
    }

    /** How often, such as {@code 10m}. */
    @NonNull
    @Exported
    public String getInterval() {
        return interval;
    }

    /** One of up-to-date, waiting, suspended, failing. */
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

    /** How many calls its registry still takes; null if it does not say. */
    @CheckForNull
    @Exported
    public BudgetRow getBudget() {
        return budget;
    }

    /** Whether the one who asks may have it scanned. */
    @Exported
    public boolean isMayScan() {
        return mayScan;
    }
}

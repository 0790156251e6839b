package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A policy as the pages and {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class PolicyRow {

    private final String id;
    private final String name;
    private final String repository;
    private final String image;
    private final String rule;
    private final String current;
    private final String latest;
    private final String digest;
    private final String state;
    private final String reason;
    private final Long since;

    PolicyRow(
            @NonNull String id,
            @NonNull String name,
            @CheckForNull String repository,
            @NonNull String image,
            @NonNull String rule,
            @CheckForNull String current,
            @CheckForNull String latest,
            @CheckForNull String digest,
            @NonNull String state,
            @NonNull String reason,
            @CheckForNull Long since) {
        this.id = id;
        this.name = name;
        this.repository = repository;
        this.image = image;
        this.rule = rule;
        this.current = current;
        this.latest = latest;
        this.digest = digest;
        this.state = state;
        this.reason = reason;
        this.since = since;
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

    /** {@code namespace/name} of its image repository; null if it has none. */
    @CheckForNull
    @Exported
    public String getRepository() {
        return repository;
    }

    /** The image; empty if its repository is not there. */
    @NonNull
    @Exported
    public String getImage() {
        return image;
    }

    /** Its rule in words. */
    @NonNull
    @Exported
    public String getRule() {
        return rule;
    }

    /** The tag that Git has, as far as we wrote or looked at it; null if that is not known. */
    @CheckForNull
    @Exported
    public String getCurrent() {
        return current;
    }

    /** The tag that it picks; null if none yet. */
    @CheckForNull
    @Exported
    public String getLatest() {
        return latest;
    }

    /** The digest that goes with it; null if none is reflected. */
    @CheckForNull
    @Exported
    public String getDigest() {
        return digest;
    }

    /** One of up-to-date, update-available, updating, held, watched, waiting, suspended, failing. */
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

    /** Since when, in milliseconds since 1970; null if unknown. */
    @CheckForNull
    @Exported
    public Long getSince() {
        return since;
    }
}

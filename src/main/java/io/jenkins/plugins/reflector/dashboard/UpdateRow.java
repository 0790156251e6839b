package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A commit that was pushed, as the pages and {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class UpdateRow {

    private final String id;
    private final long time;
    private final String by;
    private final String byLink;
    private final String url;
    private final String branch;
    private final String commit;
    private final String link;
    private final List<UpdatedImage> images;
    private final List<String> files;

    UpdateRow(
            @NonNull String id,
            long time,
            @NonNull String by,
            @CheckForNull String byLink,
            @NonNull String url,
            @NonNull String branch,
            @NonNull String commit,
            @CheckForNull String link,
            @NonNull List<UpdatedImage> images,
            @NonNull List<String> files) {
        this.id = id;
        this.time = time;
        this.by = by;
        this.byLink = byLink;
        this.url = url;
        this.branch = branch;
        this.commit = commit;
        this.link = link;
        this.images = images;
        this.files = files;
    }

    /** What tells it from others. */
    @NonNull
    @Exported
    public String getId() {
        return id;
    }

    /** When, in milliseconds since 1970. */
    @Exported
    public long getTime() {
        return time;
    }

    /** The automation, or the job and the number of its build. */
    @NonNull
    @Exported
    public String getBy() {
        return by;
    }

    /** Where that is, below the root of Jenkins; null if the automation or the build is gone. */
    @CheckForNull
    @Exported
    public String getByLink() {
        return byLink;
    }

    /** The Git repository. */
    @NonNull
    @Exported
    public String getUrl() {
        return url;
    }

    /** What it was pushed to. */
    @NonNull
    @Exported
    public String getBranch() {
        return branch;
    }

    /** 40 hex digits. */
    @NonNull
    @Exported
    public String getCommit() {
        return commit;
    }

    /** Where it can be looked at; null if that is not known. */
    @CheckForNull
    @Exported
    public String getLink() {
        return link;
    }

    /** What changed. */
    @NonNull
    @Exported
    public List<UpdatedImage> getImages() {
        return images;
    }

    /** Where it changed. */
    @NonNull
    @Exported
    public List<String> getFiles() {
        return files;
    }
}

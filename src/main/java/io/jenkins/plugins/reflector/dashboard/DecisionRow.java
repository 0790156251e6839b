package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.decision.Decision;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What somebody decided, as the pages and {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class DecisionRow {

    private final Decision decision;

    DecisionRow(@NonNull Decision decision) {
        this.decision = decision;
    }

    /** The tag to stay with; empty for a suspension. */
    @NonNull
    @Exported
    public String getTag() {
        return decision.tag();
    }

    /** Why; empty if nobody said. */
    @NonNull
    @Exported
    public String getReason() {
        return decision.reason();
    }

    /** Who decided, as people call them. */
    @NonNull
    @Exported
    public String getBy() {
        return decision.userName();
    }

    /** The id of who decided. */
    @NonNull
    @Exported
    public String getUser() {
        return decision.userId();
    }

    /** When, in milliseconds since 1970. */
    @Exported
    public long getSince() {
        return decision.since();
    }
}

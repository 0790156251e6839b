package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How many calls a registry still takes, by what its answers said, as the pages and {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class BudgetRow {

    private final LaneReport report;

    BudgetRow(@NonNull LaneReport report) {
        this.report = report;
    }

    /** Calls that are left. */
    @Exported
    public int getLeft() {
        return report.remaining();
    }

    /** Calls in a window. */
    @Exported
    public int getLimit() {
        return report.limit();
    }

    /** How long a window is, such as {@code 6 h}; empty if the registry does not say. */
    @NonNull
    @Exported
    public String getWindow() {
        return report.window() == null ? "" : LaneReport.text(report.window());
    }

    /** When calls go on, in milliseconds since 1970, if none may be sent now; else null. */
    @CheckForNull
    @Exported
    public Long getOpens() {
        return report.opensAt() == null ? null : report.opensAt().toEpochMilli();
    }
}

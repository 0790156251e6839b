package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Api;
import hudson.model.ModelObject;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** What an automation wrote, and how its runs went. Made for one request of a user who may see it. */
@ExportedBean
public final class AutomationPage implements ModelObject {

    private final Owned<ImageUpdateAutomation> owned;
    private final Observed observed;
    private final Access access;
    private final Rows rows;
    private final Desk desk;
    private final Previews previews;

    AutomationPage(
            @NonNull Owned<ImageUpdateAutomation> owned,
            @NonNull Observed observed,
            @NonNull Access access,
            @NonNull Rows rows,
            @NonNull Previews previews,
            @NonNull Desk desk) {
        this.owned = owned;
        this.observed = observed;
        this.access = access;
        this.rows = rows;
        this.desk = desk;
        this.previews = previews;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return owned.spec().name().toString();
    }

    /** For {@code api/json}. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }

    /** How it stands. */
    @NonNull
    @Exported(inline = true)
    public AutomationRow getAutomation() {
        return rows.automation(owned);
    }

    /** What it pushed, the newest first. */
    @NonNull
    @Exported(inline = true)
    public List<UpdateRow> getUpdates() {
        return new ArrayList<>(rows.updatesOf(owned.spec()));
    }

    /** Who configured it, as a place: {@code the folder team-a}. */
    @NonNull
    public String getPlace() {
        return owned.owner().place();
    }

    /** It as text to copy; none for those who may not configure it. */
    @NonNull
    public List<CopyText> getCopies() {
        return new Copies(rows.catalog(), access).of(owned.spec());
    }

    /** What keeps it from being run. */
    @NonNull
    @Exported(inline = true)
    public Switches getSwitches() {
        return Switches.of(owned.spec(), rows.catalog(), access.may(owned.owner(), Right.UPDATE));
    }

    /** Whether the current user may have it run, or see what it would do, when it is not suspended. */
    public boolean isMayUpdate() {
        return access.may(owned.owner(), Right.UPDATE);
    }

    /** The policies that it applies, as far as the current user may see them. */
    private List<PolicyRow> policies() {
        return rows.policies(rows.catalog().appliedBy(owned.spec()).stream()
                .filter(policy -> rows.catalog()
                        .policy(policy.name())
                        .map(known -> access.may(known.owner(), Right.VIEW))
                        .orElse(false))
                .toList());
    }

    /** How it stands, for the script of the page. */
    @POST
    public HttpResponse doStatus(@QueryParameter String known) {
        access.check(owned.owner(), Right.VIEW);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("automation", getAutomation());
        status.put("updates", getUpdates());
        status.put("policies", policies());
        status.put("switches", getSwitches());
        status.put("preview", isMayUpdate() ? preview() : null);
        status.put("log", observed.log(WatchedKind.AUTOMATION, owned.spec().name()));
        return Reply.unlessKnown(status, known == null ? "" : known);
    }

    @CheckForNull
    private Map<String, Object> preview() {
        Previews.Preview preview = previews.of(owned.spec().name());
        Long pushed = getAutomation().getPushed();
        // What was pushed since is no plan any more.
        return preview == null || pushed != null && pushed > preview.time()
                ? null
                : Map.of(
                        "running", preview.running(),
                        "waiting", preview.waiting(),
                        "time", preview.time(),
                        "diff", preview.diff(),
                        "problem", preview.problem());
    }

    /** Has it run now, which may commit and push. */
    @POST
    public HttpResponse doUpdate() {
        access.check(owned.owner(), Right.UPDATE);
        WatcherService.get().requestRun(owned.spec().name());
        return Reply.of(Map.of("asked", 1));
    }

    /** Finds out what it would change now. */
    @POST
    public HttpResponse doPreview() {
        access.check(owned.owner(), Right.UPDATE);
        previews.begin(owned);
        return Reply.of(Map.of("asked", 1));
    }

    /** Suspends it; the reason may be empty. */
    @POST
    public HttpResponse doSuspend(@QueryParameter String reason) {
        access.check(owned.owner(), Right.UPDATE);
        return Reply.of(desk.suspend(about(), getSwitches(), reason));
    }

    /** Takes the suspension back that somebody decided on this page. */
    @POST
    public HttpResponse doResume() {
        access.check(owned.owner(), Right.UPDATE);
        return Reply.of(desk.resume(about()));
    }

    private Desk.About about() {
        return new Desk.About(Subject.suspension(WatchedKind.AUTOMATION, owned.spec().name()), null);
    }
}

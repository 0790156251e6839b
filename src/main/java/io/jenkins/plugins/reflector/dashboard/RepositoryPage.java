package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Api;
import hudson.model.ModelObject;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** The tags of an image repository, and how its scans went. Made for one request of a user who may see it. */
@ExportedBean
public final class RepositoryPage implements ModelObject {

    private final Owned<ImageRepository> owned;
    private final Observed observed;
    private final Access access;
    private final Rows rows;
    private final Desk desk;

    RepositoryPage(
            @NonNull Owned<ImageRepository> owned,
            @NonNull Observed observed,
            @NonNull Access access,
            @NonNull Rows rows,
            @NonNull Desk desk) {
        this.owned = owned;
        this.observed = observed;
        this.access = access;
        this.rows = rows;
        this.desk = desk;
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
    public RepositoryRow getRepository() {
        return rows.repository(owned);
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

    /** What keeps it from being scanned. */
    @NonNull
    @Exported(inline = true)
    public Switches getSwitches() {
        return Switches.of(owned.spec(), rows.catalog(), access.may(owned.owner(), Right.UPDATE));
    }

    /** Whether the current user may have it scanned, when it is not suspended. */
    public boolean isMayScan() {
        return access.may(owned.owner(), Right.SCAN);
    }

    /** Its last scans, the newest first. */
    @NonNull
    @Exported(inline = true)
    public List<ScanRow> getScans() {
        return new ArrayList<>(observed.scans(owned.spec().name()).stream().map(ScanRow::new).toList());
    }

    private List<PolicyRow> policies() {
        return rows.policiesOf(owned.spec().name());
    }

    /** How it stands, for the script of the page. */
    @POST
    public HttpResponse doStatus(@QueryParameter String known) {
        access.check(owned.owner(), Right.VIEW);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("repository", getRepository());
        status.put("policies", policies());
        status.put("scans", getScans());
        status.put("switches", getSwitches());
        status.put("log", observed.log(WatchedKind.IMAGE_REPOSITORY, owned.spec().name()));
        return Reply.unlessKnown(status, known == null ? "" : known);
    }

    /**
     * Some tags, those that the exclusion list drops last.
     *
     * @param part only those that hold this; empty: all
     * @param from how many to pass over
     */
    @POST
    public HttpResponse doTags(@QueryParameter String part, @QueryParameter String from) {
        access.check(owned.owner(), Right.VIEW);
        ScanResult scan = observed.scan(owned.spec().name()).orElse(null);
        String wanted = part == null ? "" : part.trim();
        TagRows rowsOfTags = new TagRows(owned.spec().image(), observed.ledger());
        List<String> kept = scan == null ? List.of() : holding(scan.tags(), wanted);
        List<String> excluded = scan == null ? List.of() : holding(scan.excluded(), wanted);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("matching", kept.size() + excluded.size());
        answer.put("from", TagRows.from(from));
        answer.put(
                "tags",
                Stream.concat(
                                kept.stream().skip(TagRows.from(from)).limit(TagRows.AT_ONCE).map(tag -> rowsOfTags.row(tag, "", "", "")),
                                excluded.stream()
                                        .skip(Math.max(0, TagRows.from(from) - kept.size()))
                                        .limit(TagRows.AT_ONCE)
                                        .map(tag -> rowsOfTags.row(tag, "", "excluded", "")))
                        .limit(TagRows.AT_ONCE)
                        .toList());
        return Reply.of(answer);
    }

    private static List<String> holding(List<String> tags, String part) {
        return part.isEmpty() ? tags : tags.stream().filter(tag -> tag.contains(part)).toList();
    }

    /** Has it scanned. */
    @POST
    public HttpResponse doScan() {
        access.check(owned.owner(), Right.SCAN);
        if (owned.spec().suspend()) {
            return Reply.of(Map.of("asked", 0));
        }
        WatcherService.get().requestScan(owned.spec().name());
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
        return new Desk.About(Subject.suspension(WatchedKind.IMAGE_REPOSITORY, owned.spec().name()), null);
    }
}

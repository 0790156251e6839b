package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Api;
import hudson.model.ModelObject;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** What a policy picks, and why not any other tag. Made for one request of a user who may see it. */
@ExportedBean
public final class PolicyPage implements ModelObject {

    /** How many picks its timeline goes back. */
    private static final int PICKS = 50;

    private final ImagePolicy policy;
    private final Owner owner;
    private final Observed observed;
    private final Access access;
    private final Rows rows;
    private final Desk desk;
    private final Explanations explanations;

    PolicyPage(
            @NonNull ImagePolicy policy,
            @NonNull Owner owner,
            @NonNull Observed observed,
            @NonNull Access access,
            @NonNull Rows rows,
            @NonNull Explanations explanations,
            @NonNull Desk desk) {
        this.policy = policy;
        this.owner = owner;
        this.observed = observed;
        this.access = access;
        this.rows = rows;
        this.explanations = explanations;
        this.desk = desk;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return policy.name().toString();
    }

    /** For {@code api/json}. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }

    /** How it stands. */
    @NonNull
    @Exported(inline = true)
    public PolicyRow getPolicy() {
        return rows.policies(List.of(policy)).get(0);
    }

    /** What was pushed because of it, the newest first. */
    @NonNull
    @Exported(inline = true)
    public List<UpdateRow> getUpdates() {
        return new ArrayList<>(rows.updatesOf(policy));
    }

    /** What it picked when, the newest first. */
    @NonNull
    @Exported(inline = true)
    public List<PickRow> getPicks() {
        String image = Picks.image(policy, rows.catalog());
        List<PickRow> picks = new ArrayList<>();
        if (image != null) {
            TagRows tags = new TagRows(image, observed.ledger());
            observed.picked(policy.name(), image, PICKS)
                    .forEach(pick -> picks.add(new PickRow(pick, tags.row(pick.latest().tag(), "", "", ""))));
        }
        return picks;
    }

    /** Who configured it, as a place: {@code the folder team-a}. */
    @NonNull
    public String getPlace() {
        return owner.place();
    }

    /** It as text to copy; none for those who may not configure it. */
    @NonNull
    public List<CopyText> getCopies() {
        return new Copies(rows.catalog(), access).of(policy);
    }

    /** What keeps it from being followed. */
    @NonNull
    @Exported(inline = true)
    public Switches getSwitches() {
        return Switches.of(policy, rows.catalog(), access.may(owner, Right.UPDATE));
    }

    /** Which of the kinds of rules it has, for the box that tries another one. */
    @NonNull
    public String getKind() {
        PolicyChoice choice = policy.choice();
        if (choice instanceof PolicyChoice.SemVer) {
            return "semver";
        }
        if (choice instanceof PolicyChoice.Numerical) {
            return "numerical";
        }
        if (choice instanceof PolicyChoice.DigestOf) {
            return "digest";
        }
        return choice instanceof PolicyChoice.Newest ? "newest" : "alphabetical";
    }

    /** Its range, order or tag, for the same box. */
    @NonNull
    public String getValue() {
        PolicyChoice choice = policy.choice();
        if (choice instanceof PolicyChoice.SemVer semver) {
            return semver.range();
        }
        if (choice instanceof PolicyChoice.Numerical numerical) {
            return numerical.order();
        }
        if (choice instanceof PolicyChoice.DigestOf digest) {
            return digest.tag();
        }
        return choice instanceof PolicyChoice.Alphabetical alphabetical ? alphabetical.order() : "";
    }

    /** Its pattern, for the same box; empty if it has none. */
    @NonNull
    public String getPattern() {
        return policy.filterTags() == null ? "" : policy.filterTags().pattern();
    }

    /** What it extracts of a tag, for the same box; empty if nothing. */
    @NonNull
    public String getExtract() {
        return policy.filterTags() == null ? "" : policy.filterTags().extract();
    }

    /** Whether the current user may see its image repository and have it scanned, when that is not suspended. */
    public boolean isMayScan() {
        return shownRepository().map(owned -> access.may(owned.owner(), Right.SCAN)).orElse(false);
    }

    /** It may be another's who shares it, and how that one's scans go is seen by whoever may see it there. */
    private Optional<Owned<ImageRepository>> shownRepository() {
        return repository().filter(owned -> access.may(owned.owner(), Right.VIEW));
    }

    private Optional<Owned<ImageRepository>> repository() {
        return rows.catalog().seenBy(policy).map(ImageRepository::name).flatMap(rows.catalog()::repository);
    }

    /** How it stands, for the script of the page. */
    @POST
    public HttpResponse doStatus(@QueryParameter String known) {
        access.check(owner, Right.VIEW);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("policy", getPolicy());
        status.put("updates", getUpdates());
        status.put("picks", getPicks());
        status.put("switches", getSwitches());
        status.put("repository", shownRepository().map(rows::repository).orElse(null));
        status.put("automations", rows.automationsOf(policy));
        return Reply.unlessKnown(status, known == null ? "" : known);
    }

    /**
     * Some tags with what the policy says of them.
     *
     * @param verdict only those with this verdict; empty: all
     * @param part only those that hold this; empty: all
     * @param from how many to pass over
     * @param kind the kind of another rule to try, see {@link TriedRule#of}; empty: the policy's own rule
     */
    @POST
    public HttpResponse doTags(
            @QueryParameter String verdict,
            @QueryParameter String part,
            @QueryParameter String from,
            @QueryParameter String kind,
            @QueryParameter String value,
            @QueryParameter String pattern,
            @QueryParameter String extract) {
        access.check(owner, Right.VIEW);
        ImagePolicy asked = TriedRule.of(policy, kind, value, pattern, extract);
        String refusal = asked == policy ? null : TriedRule.problem(asked).orElse(null);
        if (refusal != null) {
            return untried(refusal, false);
        }
        Explanation explanation = asked == policy
                ? explanations.of(asked, observed, rows.catalog(), rows.picks())
                : explanations.tried(asked, observed, rows.catalog(), rows.picks()).orElse(null);
        if (explanation == null) {
            return untried("Somebody tries a rule right now; try again in a moment.", true);
        }
        Explanation.Part some =
                explanation.part(text(verdict), text(part).trim(), TagRows.from(from), TagRows.AT_ONCE);
        TagRows tags = new TagRows(repository().map(owned -> owned.spec().image()).orElse(""), observed.ledger());
        PolicyResolution resolution = explanation.resolution();
        String picked = resolution.selection() == null ? null : resolution.selection().picked();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("picked", picked);
        answer.put("ready", resolution.ready());
        answer.put("message", resolution.message());
        answer.put("remark", asked == policy ? WatcherWord.of(policy, observed, rows.catalog(), rows.picks()).remark(asked, picked, rows.words()) : "");
        answer.put("counts", explanation.counts());
        answer.put("matching", some.matching());
        answer.put("from", TagRows.from(from));
        answer.put(
                "tags",
                some.verdicts().stream()
                        .map(each -> tags.row(each.tag(), each.key(), each.verdict().text(), each.detail()))
                        .toList());
        return Reply.of(answer);
    }

    /** @param busy whether the same may be tried in a moment */
    private static HttpResponse untried(String why, boolean busy) {
        return Reply.of(Map.of(
                "ready", false, "busy", busy, "message", why, "counts", Map.of(), "matching", 0, "from", 0, "tags", List.of()));
    }

    private static String text(@CheckForNull String text) {
        return text == null ? "" : text;
    }

    /** Has its image repository scanned. */
    @POST
    public HttpResponse doScan() {
        Owned<ImageRepository> owned = repository().orElse(null);
        if (owned == null) {
            return Reply.of(Map.of("asked", 0));
        }
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
        access.check(owner, Right.UPDATE);
        return Reply.of(desk.suspend(suspension(), getSwitches(), reason));
    }

    /** Takes the suspension back that somebody decided on this page. */
    @POST
    public HttpResponse doResume() {
        access.check(owner, Right.UPDATE);
        return Reply.of(desk.resume(suspension()));
    }

    /** Has it stay with a tag that its image repository has. */
    @POST
    public HttpResponse doHold(@QueryParameter String tag, @QueryParameter String reason) {
        access.check(owner, Right.UPDATE);
        boolean known = tag != null
                && rows.catalog()
                        .seenBy(policy)
                        .flatMap(repository -> observed.scan(repository.name()))
                        .map(scan -> scan.tags().contains(tag.trim()))
                        .orElse(false);
        return Reply.of(desk.hold(hold(), getSwitches(), tag, reason, known));
    }

    /** Takes the hold back that somebody decided on this page. */
    @POST
    public HttpResponse doRelease() {
        access.check(owner, Right.UPDATE);
        return Reply.of(desk.release(hold()));
    }

    private Desk.About suspension() {
        return new Desk.About(Subject.suspension(WatchedKind.IMAGE_POLICY, policy.name()), logged());
    }

    private Desk.About hold() {
        return new Desk.About(rows.catalog().hold(policy), logged());
    }

    /** The log of another's repository is read by people who need not see the policy. */
    @CheckForNull
    private ResourceName logged() {
        ResourceName repository = policy.repository();
        return repository != null && repository.namespace().equals(policy.name().namespace()) ? repository : null;
    }
}

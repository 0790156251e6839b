package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.forge.ForgeException;
import io.jenkins.plugins.reflector.engine.forge.PullRequest;
import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.CommitIdentity;
import io.jenkins.plugins.reflector.engine.git.CommitInfo;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.PushOutcome;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.OverlayTree;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The edits of one or more requests that agree in all but what they edit, as one commit; each try starts from the remote's present head. */
final class JointUpdate {

    private final List<Member> members;
    private final UpdateRequest lead;
    private final Clock clock;
    private String target = "";
    private UpdateResult update = new UpdateResult(List.of(), List.of());

    @CheckForNull
    private Snapshot checkout;

    @CheckForNull
    private PushBranch branch;

    private boolean overwrite;

    @CheckForNull
    private AutomationReport.Commit commit;

    @CheckForNull
    private AutomationReport.Commit delivered;

    JointUpdate(@NonNull List<Member> members, @NonNull Clock clock) {
        this.members = new ArrayList<>(members);
        this.lead = members.get(0).request();
        this.clock = clock;
    }

    /** The branch that is pushed to; empty before the first try. */
    @NonNull
    String target() {
        return target;
    }

    /** What to do when somebody else pushed in between. */
    @NonNull
    OnConflict onConflict() {
        return lead.onConflict();
    }

    /** The commit is where it should be, or there was nothing to change; a pull request that is asked for is seen to. */
    void succeed(@NonNull PullRequests requests, boolean pushed) throws AutomationException, GitException, InterruptedException {
        PullRequest request = lead.options().pullRequest() == null || lead.dryRun() ? null : pullRequest(requests, pushed);
        String revision = Observations.revision(
                checkout.branch(), pushed && target.equals(checkout.branch()) ? commit.id() : checkout.commit());
        active().forEach(member -> member.succeed(commit, pushed, request, revision));
    }

    @CheckForNull
    private PullRequest pullRequest(PullRequests requests, boolean pushed)
            throws AutomationException, GitException, InterruptedException {
        // It may have failed before, or have been closed by accident: what waits on the branch is offered again.
        List<CommitInfo> waiting = pushed ? List.of() : branch.waiting();
        if (!pushed && waiting.isEmpty()) {
            return null;
        }
        AutomationOptions.PullRequest wanted = lead.options().pullRequest();
        try {
            PullRequest request = requests.ensure(
                    wanted.forge(),
                    lead.remote(),
                    PullRequestStep.text(
                            wanted,
                            target,
                            checkout.branch(),
                            pushed ? rendered(wanted.title()) : null,
                            pushed ? rendered(wanted.body()) : null,
                            pushed ? commit.message() : waiting.get(0).message(),
                            update),
                    pushed,
                    warning -> tell("warning: " + warning));
            tell((request.created() ? "opened" : "there is") + " pull request " + request.number() + ": " + request.url());
            return request;
        } catch (ForgeException e) {
            throw new AutomationException(
                    Reason.GIT_OPERATION_FAILED, "the commits are on " + target + ", but without a pull request: " + e.getMessage());
        } catch (TemplateException e) {
            throw new AutomationException(
                    Reason.GIT_OPERATION_FAILED,
                    "the commits are on " + target + ", but the template of pullRequest of " + lead.automation() + " failed: "
                            + e.getMessage());
        }
    }

    /** Null for a template that was not given. */
    @CheckForNull
    private String rendered(String template) throws TemplateException {
        return template.isEmpty() ? null : render(template);
    }

    /** Those that still want to be in the commit. */
    @NonNull
    List<Member> active() {
        return members.stream().filter(Member::active).toList();
    }

    void tell(@NonNull String line) {
        active().forEach(member -> member.line(line));
    }

    /**
     * How the push ended; null if there was nothing to push.
     *
     * @param late gives further ones that agree with those that are in the commit
     */
    @CheckForNull
    PushOutcome attempt(@NonNull GitSession session, @NonNull Supplier<List<Member>> late)
            throws GitException, AutomationException, TemplateException, InterruptedException {
        AutomationReport.Commit sent = commit;
        commit = null;
        checkout = session.fetch(lead.checkout());
        target = target(checkout);
        requireBranchOfItsOwn(checkout);
        if (lead.options().pullRequest() != null) {
            PullRequestStep.check(lead.automation(), checkout, target);
        }
        branch = PushBranch.of(session, target, checkout);
        if (sent != null && branch.isAt(sent.id())) {
            // What was refused as too late the second time had arrived the first time.
            commit = sent;
            return delivered(new PushOutcome.Pushed(), session);
        }
        members.addAll(late.get());
        if (lead.options().rebase() || overwrite) {
            branch.makeAnew();
        }
        update = edit();
        if (update.changed() && branch.isStale()) {
            tell("all of " + target + " is merged into what is checked out");
            branch.makeAnew();
            update = edit();
        }
        if (!update.changed() || branch.holds(update.files())) {
            tell("nothing to change");
            return null;
        }
        branch.requireOurs();
        String message = message();
        CommitIdentity identity =
                new CommitIdentity(lead.commit().authorName(), lead.commit().authorEmail(), ZonedDateTime.now(clock));
        String id = session.commit(branch.base(), update.files(), identity, message, lead.signer());
        commit = new AutomationReport.Commit(id, target, message);
        if (lead.dryRun()) {
            tell("dry run: commit " + abbreviate(id) + " is not pushed to " + target);
            return null;
        }
        changing().forEach(member -> member.sending(commit));
        return delivered(branch.push(id, lead.push().options()), session);
    }

    private PushOutcome delivered(PushOutcome outcome, GitSession session)
            throws GitException, AutomationException, InterruptedException {
        if (outcome instanceof PushOutcome.Pushed pushed) {
            delivered = commit;
            tell("pushed commit " + abbreviate(commit.id()) + " to " + target);
            pushed.warnings().forEach(warning -> tell("warning: " + warning));
            if (lead.push().refspec() != null) {
                pushRefspec(session, checkout, lead.push().refspec());
            }
        }
        // What is ours may be made anew; whether it is ours is looked at before it is replaced.
        overwrite = onConflict() == OnConflict.FORCE;
        return outcome;
    }

    /** The second push (flux.md 3.6); what it does not do leaves the first one standing. */
    private void pushRefspec(GitSession session, Snapshot checkout, String text)
            throws GitException, AutomationException, InterruptedException {
        Refspec refspec = Refspec.of(text, lead.automation());
        String id = refspec.commit(commit.id(), target, checkout.commit(), checkout.branch(), lead.automation());
        boolean force = refspec.force() || !target.equals(checkout.branch());
        PushOutcome outcome = session.pushRef(id, refspec.target(), force, lead.push().options());
        if (outcome instanceof PushOutcome.Pushed) {
            commit = new AutomationReport.Commit(commit.id(), commit.branch(), commit.message(), List.of(text));
            tell("pushed refspec " + text);
            return;
        }
        String why = outcome instanceof PushOutcome.Refused refused
                ? refused.message()
                : outcome instanceof PushOutcome.Damaged
                ? "the local mirror was damaged; push it by hand or wait for the next update, which makes the mirror anew"
                : "somebody else pushed to " + refspec.target() + " in between; push it by hand or wait for the next update";
        throw new AutomationException(
                Reason.GIT_OPERATION_FAILED,
                "commit " + abbreviate(commit.id()) + " is on " + target + ", but pushing the refspec " + text
                        + " failed: " + why);
    }

    /** The commit that is on the server, though not all that was to be pushed; null before. */
    @CheckForNull
    AutomationReport.Commit delivered() {
        return delivered;
    }

    private void requireBranchOfItsOwn(Snapshot checkout) throws AutomationException {
        if (target.equals(checkout.branch()) && onConflict() == OnConflict.FORCE) {
            throw new AutomationException(
                    Reason.INVALID_SOURCE_CONFIGURATION,
                    "onConflict is force, which is only for a push branch of our own, and " + lead.automation()
                            + " pushes to " + target + " itself: set another push branch, or onConflict retry");
        }
    }

    private String target(Snapshot checkout) throws AutomationException {
        // A full name is no branch for Flux, even if it is one's.
        String inferred = lead.checkout().name() == null ? checkout.branch() : null;
        String branch = lead.push().branch() != null ? lead.push().branch() : inferred;
        if (branch == null) {
            throw new AutomationException(
                    Reason.SOURCE_MANAGER_FAILED,
                    "push spec not provided, and cannot be inferred from the checkout of " + text(lead.checkout())
                            + ", which is not given as a branch: set git.push.branch of " + lead.automation());
        }
        return branch;
    }

    private UpdateResult edit() {
        tell("fetched " + target + " at " + abbreviate(branch.base().commit()) + branch.remark());
        OverlayTree tree = new OverlayTree(branch.base().tree());
        active().forEach(member -> member.edit(tree, target));
        UpdateResult all = tree.result();
        // Two that contradict each other may end where they began.
        List<FileChange> files = all.files().stream()
                .filter(file -> !Arrays.equals(file.before(), file.after()))
                .toList();
        return new UpdateResult(files, all.warnings());
    }

    private List<Member> changing() {
        return active().stream().filter(member -> member.update().changed()).toList();
    }

    private String message() throws TemplateException {
        String message = render(CommitJoin.commit(changing()).messageTemplate());
        return lead.trailers()
                ? Trailers.append(
                        message,
                        changing().stream().map(member -> member.request().automation()).toList(),
                        update.files().stream().flatMap(file -> file.changes().stream()).toList())
                : message;
    }

    /** A template over what all of them changed; null for the default message. */
    private String render(@CheckForNull String template) throws TemplateException {
        List<Member> changing = changing();
        boolean samePath = changing.stream()
                .allMatch(member -> member.request().path().equals(changing.get(0).request().path()));
        UpdateRequest first = changing.get(0).request();
        CommitSpec commit = CommitJoin.commit(changing);
        return CommitMessage.render(
                new CommitSpec(commit.authorName(), commit.authorEmail(), template, commit.messageTemplateValues()),
                first.automation(),
                samePath ? update.relativeTo(first.path()) : update,
                changing.stream().flatMap(member -> member.request().images().stream()).distinct().toList(),
                warning -> tell("warning: " + warning));
    }

    private static String abbreviate(String id) {
        return id.substring(0, 7);
    }

    private static String text(GitRef ref) {
        if (ref.commit() != null) {
            return "commit " + ref.commit();
        }
        if (ref.name() != null) {
            return ref.name();
        }
        return ref.tag() != null ? "tag " + ref.tag() : "semver " + ref.semver();
    }
}

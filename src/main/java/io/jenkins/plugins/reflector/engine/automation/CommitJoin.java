package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which requests may share a commit: those that agree in everything that a reader of the history or the server would see
 * differ. So nobody's edit ends under another's name, words or credentials.
 */
final class CommitJoin {

    private static final String NAMES_AUTOMATION = ".AutomationObject";

    private CommitJoin() {}

    /** Whether two requests may share a commit. */
    static boolean agree(@NonNull UpdateRequest a, @NonNull UpdateRequest b) {
        return !a.dryRun()
                && !b.dryRun()
                && a.remote().equals(b.remote())
                && a.checkout().equals(b.checkout())
                && a.push().equals(b.push())
                && a.onConflict() == b.onConflict()
                && a.options().rebase() == b.options().rebase()
                && Objects.equals(a.options().pullRequest(), b.options().pullRequest())
                && a.trailers() == b.trailers()
                && agree(a.commit(), b.commit())
                && sameSigner(a, b)
                && (a.automation().equals(b.automation()) || !namesAutomation(a.commit()));
    }

    /** A key's name means a Secret of the automation's own namespace. */
    private static boolean sameSigner(UpdateRequest a, UpdateRequest b) {
        return (a.signer() == null) == (b.signer() == null)
                && (a.signer() == null
                        || a.automation().namespace().equals(b.automation().namespace()));
    }

    private static boolean agree(CommitSpec a, CommitSpec b) {
        return a.authorName().equals(b.authorName())
                && a.authorEmail().equals(b.authorEmail())
                && Objects.equals(a.messageTemplate(), b.messageTemplate())
                && Objects.equals(a.signingKey(), b.signingKey())
                && b.messageTemplateValues().entrySet().stream()
                        .allMatch(value -> value.getValue()
                                .equals(a.messageTemplateValues().getOrDefault(value.getKey(), value.getValue())));
    }

    /** A message that names its automation cannot speak for two. */
    private static boolean namesAutomation(CommitSpec commit) {
        return commit.messageTemplate() != null && commit.messageTemplate().contains(NAMES_AUTOMATION);
    }

    /** Author, template and the values of all; they agree. */
    @NonNull
    static CommitSpec commit(@NonNull List<Member> members) {
        CommitSpec first = members.get(0).request().commit();
        Map<String, String> values = new TreeMap<>();
        members.forEach(member -> values.putAll(member.request().commit().messageTemplateValues()));
        return new CommitSpec(
                first.authorName(), first.authorEmail(), first.messageTemplate(), values, first.signingKey());
    }
}

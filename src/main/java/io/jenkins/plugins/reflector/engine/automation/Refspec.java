package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code git.push.refspec}: where a commit is pushed to in addition (flux.md 3.6).
 *
 * @param force whether it begins with a plus
 * @param source as written, without {@code refs/heads/}
 * @param target the full name of a ref
 */
record Refspec(boolean force, @NonNull String source, @NonNull String target) {

    private static final Pattern FORM = Pattern.compile("(\\+?)([^:+*\\s][^:*\\s]*)(?::([^:*\\s]+))?");
    private static final String BRANCHES = "refs/heads/";

    /**
     * Refuses what is no refspec of one ref.
     *
     * @param text null if there is none
     */
    static void check(@CheckForNull String text, @NonNull ResourceName automation) throws AutomationException {
        if (text != null) {
            of(text, automation);
        }
    }

    /** Reads one. */
    @NonNull
    static Refspec of(@NonNull String text, @NonNull ResourceName automation) throws AutomationException {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw wrong(text, automation, "is not of the form source:target; write one such as refs/heads/main:refs/heads/auto");
        }
        String source = matcher.group(2);
        String target = matcher.group(3) == null ? source : matcher.group(3);
        return new Refspec(
                !matcher.group(1).isEmpty(),
                source.startsWith(BRANCHES) ? source.substring(BRANCHES.length()) : source,
                target.startsWith("refs/") ? target : BRANCHES + target);
    }

    /** What to push: the new commit, or the one that was checked out. */
    @NonNull
    String commit(
            @NonNull String pushed,
            @NonNull String pushBranch,
            @NonNull String checkedOut,
            @CheckForNull String checkoutBranch,
            @NonNull ResourceName automation)
            throws AutomationException {
        if (source.equals("HEAD") || source.equals(pushBranch)) {
            return pushed;
        }
        if (source.equals(checkoutBranch)) {
            return checkedOut;
        }
        throw wrong(
                source,
                automation,
                "names another branch than the one that is pushed (" + pushBranch + ") or checked out; write HEAD");
    }

    private static AutomationException wrong(String text, ResourceName automation, String why) {
        return new AutomationException(
                Reason.INVALID_SOURCE_CONFIGURATION, "the refspec '" + text + "' (git.push.refspec) of " + automation + " " + why);
    }
}

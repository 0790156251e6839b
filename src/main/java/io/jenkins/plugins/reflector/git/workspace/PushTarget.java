package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitCheckout;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import java.util.List;

/**
 * Where an update of a checkout is pushed to, and with which credentials.
 *
 * @param remote its name in the checkout
 * @param url its address, without user info for http
 * @param location the same, as messages show it
 * @param branch the branch
 * @param credentialsId null for none
 */
record PushTarget(
        @NonNull String remote,
        @NonNull String url,
        @NonNull GitUrl location,
        @NonNull String branch,
        @CheckForNull String credentialsId) {

    /**
     * Finds it. Credentials of a job's checkout are only for that checkout's own address: a build can write any other into
     * the configuration of its checkout.
     *
     * @param state where the checkout stands
     * @param scms the checkouts of the build and its job
     * @param branch what the order names; null for none
     * @param credentialsId what the order names; null for none
     * @param place the checkout, for messages
     * @throws GitException if the checkout does not tell; the message says what to do
     */
    @NonNull
    static PushTarget of(
            @NonNull GitCheckout.State state,
            @NonNull List<ScmRemote> scms,
            @CheckForNull String branch,
            @CheckForNull String credentialsId,
            @NonNull String place)
            throws GitException {
        if (state.remote() == null || state.url() == null) {
            throw new GitException("The checkout in " + place + " does not tell which remote to push to: let its branch follow"
                    + " one, name one origin, or give url.");
        }
        String url = state.url().replaceFirst("^(?i)(https?://)[^/@]*@", "$1");
        GitUrl location = GitUrl.parse(url, UrlRules.NETWORK_ONLY);
        List<ScmRemote> same = scms.stream().filter(scm -> isSame(location, scm.url())).toList();
        String credentials = credentialsId;
        String wanted = branch;
        if (wanted == null && state.branch() != null) {
            wanted = state.upstream() == null ? state.branch() : state.upstream();
        }
        for (ScmRemote scm : same) {
            credentials = credentials == null ? scm.credentialsId() : credentials;
            wanted = wanted == null ? scm.branch() : wanted;
        }
        if (wanted == null) {
            throw new GitException("The checkout in " + place + " stands on no branch (detached HEAD), and the job's checkout of "
                    + location + " does not name a single one: give the branch to push to, such as branch: 'main'.");
        }
        return new PushTarget(state.remote(), url, location, wanted, credentials);
    }

    private static boolean isSame(GitUrl location, String other) {
        try {
            return plain(location.toString()).equals(plain(GitUrl.parse(other, UrlRules.NETWORK_ONLY).toString()));
        } catch (GitException e) {
            return false;
        }
    }

    private static String plain(String url) {
        return url.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    }
}

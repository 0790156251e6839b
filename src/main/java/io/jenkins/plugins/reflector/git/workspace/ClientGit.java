package io.jenkins.plugins.reflector.git.workspace;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.git.GitWords;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.jenkinsci.plugins.gitclient.GitClient;

/** Git by the Git client plugin, on the node: its tools, its host keys, its way to hand over credentials. */
final class ClientGit implements NodeGit {

    /** Minutes for one fetch or push. */
    private static final int TIMEOUT = 10;

    private final GitClient client;
    private final PushTarget target;
    private final GitUrl url;
    private final URIish address;
    private final GitCredentials credentials;
    private final FilePathCheckout checkout;

    /**
     * @param credentials those of the push; null for none
     * @param known the same, to take them out of messages
     */
    ClientGit(
            @NonNull GitClient client,
            @NonNull PushTarget target,
            @CheckForNull StandardCredentials credentials,
            @NonNull GitCredentials known,
            @NonNull FilePathCheckout checkout)
            throws GitException {
        this.client = client;
        this.target = target;
        this.url = target.location();
        this.credentials = known;
        this.checkout = checkout;
        try {
            this.address = new URIish(target.url());
        } catch (URISyntaxException e) {
            throw new GitException("The address of the remote " + target.remote() + " cannot be read; correct it.");
        }
        if (credentials != null) {
            client.addDefaultCredentials(credentials);
        }
    }

    @NonNull
    @Override
    public Optional<String> head(@NonNull String branch) throws GitException, InterruptedException {
        String ref = "refs/heads/" + branch;
        try {
            Map<String, ObjectId> refs = client.getRemoteReferences(target.url(), ref, false, false);
            return Optional.ofNullable(refs.get(ref)).map(ObjectId::name);
        } catch (RuntimeException e) {
            throw failure("Asking for the head of branch " + branch, e);
        }
    }

    @Override
    public void fetch(@NonNull String branch) throws GitException, InterruptedException {
        RefSpec spec = new RefSpec("+refs/heads/" + branch + ":refs/remotes/" + target.remote() + "/" + branch);
        try {
            client.fetch_().from(address, List.of(spec)).tags(false).timeout(TIMEOUT).execute();
        } catch (RuntimeException e) {
            throw failure("Fetching branch " + branch, e);
        }
    }

    @Override
    public void push(@NonNull String commit, @NonNull String branch)
            throws Rejected, GitException, InterruptedException {
        String what = "Pushing to branch " + branch;
        try {
            client.push().to(address).ref(commit + ":refs/heads/" + branch).timeout(TIMEOUT).execute();
        } catch (RuntimeException e) {
            if (!(e instanceof hudson.plugins.git.GitException) || hasVanished(e)) {
                throw failure(what, e);
            }
            throw new Rejected(GitWords.refusal(what, url, words(e), credentials));
        }
    }

    private GitException failure(String what, RuntimeException e) throws InterruptedException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                throw new InterruptedException(what + " was stopped");
            }
        }
        return hasVanished(e)
                ? new GitException(what + " of " + url + " failed: " + checkout.vanished(e) + ".")
                : new GitException(GitWords.sentence(what, url, words(e), credentials));
    }

    private static String words(Throwable e) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            words.append(cause.getMessage()).append('\n');
        }
        return words.toString();
    }

    /** Whether the node went away: remoting's own exceptions, which have no common type, tell it. */
    private static boolean hasVanished(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getName();
            if (name.startsWith("hudson.remoting.") && !name.endsWith("ProxyException")
                    || name.startsWith("org.jenkinsci.remoting.")) {
                return true;
            }
        }
        return false;
    }
}

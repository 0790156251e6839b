package io.jenkins.plugins.reflector.git.workspace;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.plugins.git.GitTool;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.credentials.GitCredentialsLookup;
import io.jenkins.plugins.reflector.engine.git.GitCheckout;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.UpdateWorkspace;
import java.io.IOException;
import org.jenkinsci.plugins.gitclient.Git;
import org.jenkinsci.plugins.gitclient.GitClient;

/** The workspace of a build. */
public final class JobWorkspace implements UpdateWorkspace {

    private final Run<?, ?> run;
    private final FilePath directory;
    private final EnvVars environment;

    /** @param directory the directory that the build is in, which should be the top of a checkout */
    public JobWorkspace(@NonNull Run<?, ?> run, @NonNull FilePath directory, @NonNull EnvVars environment) {
        this.run = run;
        this.directory = directory;
        this.environment = environment;
    }

    @NonNull
    @Override
    public Place find(
            @CheckForNull String branch,
            @CheckForNull String credentialsId,
            @NonNull CredentialsContext credentials,
            @NonNull ConnectionSettings connection)
            throws GitException, InterruptedException {
        FilePathCheckout checkout = new FilePathCheckout(directory);
        GitCheckout.State state = state(checkout);
        PushTarget target =
                PushTarget.of(state, BuildCheckouts.of(run, environment), branch, credentialsId, checkout.place());
        GitCredentials known = new GitCredentialsLookup(credentials, new JenkinsFacade().isFips())
                .find(target.credentialsId(), target.url());
        StandardCredentials pushing = pushing(credentials, target);
        return new Place(
                new GitRemote(target.url(), known, GitRepository.DEFAULT_TIMEOUT, connection),
                target.branch(),
                remote -> new WorkspaceSession(
                        checkout,
                        new ClientGit(client(checkout), target, pushing, known, checkout),
                        target.location().toString(),
                        target.branch(),
                        state.head()));
    }

    private static GitCheckout.State state(FilePathCheckout checkout) throws GitException, InterruptedException {
        try {
            return checkout.act(new CheckoutCalls.State());
        } catch (IOException e) {
            throw new GitException("The workspace cannot be updated: " + e.getMessage() + ". To update a repository without a"
                    + " workspace, give url.");
        }
    }

    @CheckForNull
    private static StandardCredentials pushing(CredentialsContext credentials, PushTarget target) throws GitException {
        String id = target.credentialsId();
        if (id == null) {
            return null;
        }
        // It was found a moment ago, so what is missing is the kind.
        return credentials
                .find(StandardUsernameCredentials.class, id, target.url())
                .orElseThrow(() -> new GitException("The credentials \"" + id
                        + "\" are of a kind that a push from a workspace cannot use: choose a user with password or an SSH key."));
    }

    private GitClient client(FilePathCheckout checkout) throws GitException, InterruptedException {
        Computer computer = directory.toComputer();
        Node node = computer == null ? null : computer.getNode();
        try {
            GitTool tool = GitTool.getDefaultInstallation();
            if (node != null) {
                tool = tool.forNode(node, TaskListener.NULL);
            }
            // The listener hears nothing: what git-client tells there is a line for each command, and the update has its own.
            return Git.with(TaskListener.NULL, environment)
                    .in(directory)
                    .using(tool.forEnvironment(environment).getGitExe())
                    .getClient();
        } catch (IOException | RuntimeException e) {
            throw new GitException("Git cannot be used in " + checkout.place() + ": " + checkout.vanished(e) + ".");
        }
    }
}

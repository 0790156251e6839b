package io.jenkins.plugins.reflector.git.scm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.scm.SCM;
import io.jenkins.plugins.reflector.git.workspace.ScmReader;
import io.jenkins.plugins.reflector.git.workspace.ScmRemote;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Knows the Git plugin; left out by Jenkins where that is not installed. */
@Extension(optional = true)
public final class GitScmReader extends ScmReader {

    private static final Pattern NO_BRANCH = Pattern.compile("[0-9a-f]{40}|refs/.*|:.*|.*[*?$\\s].*|");

    @NonNull
    @Override
    public List<ScmRemote> read(@NonNull SCM scm, @NonNull EnvVars environment) {
        List<ScmRemote> remotes = new ArrayList<>();
        if (scm instanceof GitSCM git) {
            for (UserRemoteConfig config : git.getUserRemoteConfigs()) {
                if (config.getUrl() != null) {
                    String name = config.getName() == null || config.getName().isBlank() ? "origin" : config.getName();
                    List<BranchSpec> branches = git.getBranches();
                    remotes.add(new ScmRemote(
                            environment.expand(config.getUrl()).trim(),
                            config.getCredentialsId(),
                            branches.size() == 1
                                    ? branch(environment.expand(branches.get(0).getName()), environment.expand(name))
                                    : null));
                }
            }
        }
        return remotes;
    }

    /**
     * The branch that a branch specifier means; null if it means several, or something else.
     *
     * @param remote the remote's name, which may stand in front of it
     */
    @CheckForNull
    static String branch(@NonNull String specifier, @NonNull String remote) {
        String text = specifier.trim();
        for (String prefix : List.of("refs/heads/", "refs/remotes/" + remote + "/", "remotes/" + remote + "/", remote + "/", "*/")) {
            if (text.startsWith(prefix)) {
                text = text.substring(prefix.length());
                break;
            }
        }
        return NO_BRANCH.matcher(text).matches() ? null : text;
    }
}

package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.SCMListener;
import hudson.scm.SCM;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import jenkins.triggers.SCMTriggerItem;

/**
 * What running builds checked out, and how. It is not kept over a restart; then the checkouts of the job's last build stand
 * in for it, which are the same but for the first build.
 */
@Extension
public final class BuildCheckouts extends SCMListener {

    private final Map<Run<?, ?>, List<SCM>> seen = new WeakHashMap<>();

    @Override
    public void onCheckout(
            Run<?, ?> build,
            SCM scm,
            FilePath workspace,
            TaskListener listener,
            File changelogFile,
            SCMRevisionState pollingBaseline) {
        synchronized (seen) {
            seen.computeIfAbsent(build, any -> new ArrayList<>()).add(scm);
        }
    }

    /** The checkouts of a build, the latest first, then those of its job. */
    @NonNull
    static List<ScmRemote> of(@NonNull Run<?, ?> build, @NonNull EnvVars environment) {
        List<SCM> scms = new ArrayList<>();
        for (BuildCheckouts listener : ExtensionList.lookup(BuildCheckouts.class)) {
            synchronized (listener.seen) {
                listener.seen.getOrDefault(build, List.of()).forEach(scm -> scms.add(0, scm));
            }
        }
        SCMTriggerItem job = SCMTriggerItem.SCMTriggerItems.asSCMTriggerItem(build.getParent());
        if (job != null) {
            scms.addAll(job.getSCMs());
        }
        List<ScmRemote> remotes = new ArrayList<>();
        for (SCM scm : scms) {
            for (ScmReader reader : ExtensionList.lookup(ScmReader.class)) {
                remotes.addAll(reader.read(scm, environment));
            }
        }
        return remotes;
    }
}

package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.scm.SCM;
import java.util.List;

/** Reads the checkouts of one plugin; an extension, since such a plugin may not be there. */
public abstract class ScmReader implements ExtensionPoint {

    /** The repositories of a checkout; empty if it is none of that plugin. */
    @NonNull
    public abstract List<ScmRemote> read(@NonNull SCM scm, @NonNull EnvVars environment);
}

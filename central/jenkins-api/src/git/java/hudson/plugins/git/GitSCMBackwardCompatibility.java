package hudson.plugins.git;

/** Signature only, of what the plugin uses. */
public abstract class GitSCMBackwardCompatibility extends hudson.scm.SCM implements java.io.Serializable {

    public GitSCMBackwardCompatibility() {}
}

package hudson.scm;

/** Signature only, of what the plugin uses. */
public abstract class SCMDescriptor<T extends hudson.scm.SCM> extends hudson.model.Descriptor<hudson.scm.SCM> {

    private SCMDescriptor() {}
}

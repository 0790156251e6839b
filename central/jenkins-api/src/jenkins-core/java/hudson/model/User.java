package hudson.model;

/** Signature only, of what the plugin uses. */
public class User extends hudson.model.AbstractModelObject
        implements hudson.security.AccessControlled,
                hudson.model.DescriptorByNameOwner,
                jenkins.model.Loadable,
                hudson.model.Saveable,
                java.lang.Comparable<User>,
                jenkins.model.ModelObjectWithContextMenu,
                org.kohsuke.stapler.StaplerProxy {

    private User() {}

    public static hudson.model.User current() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getSearchUrl() {
        throw new IllegalStateException("a signature, no code");
    }

    public int compareTo(hudson.model.User that) {
        throw new IllegalStateException("a signature, no code");
    }

    public void load() {
        throw new IllegalStateException("a signature, no code");
    }

    public void save() throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.Object getTarget() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.security.ACL getACL() {
        throw new IllegalStateException("a signature, no code");
    }
}

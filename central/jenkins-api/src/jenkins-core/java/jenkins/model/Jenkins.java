package jenkins.model;

/** Signature only, of what the plugin uses. */
public class Jenkins extends hudson.model.AbstractCIBase implements jenkins.model.DirectlyModifiableTopLevelItemGroup, hudson.model.ModifiableViewGroup, hudson.security.AccessControlled, hudson.model.DescriptorByNameOwner, jenkins.model.ModelObjectWithContextMenu, jenkins.model.ModelObjectWithChildren, jenkins.model.Loadable {

    public static final org.springframework.security.core.Authentication ANONYMOUS2 = null;

    private Jenkins() {}

    public static final hudson.security.Permission ADMINISTER = null;

    public static final hudson.security.Permission SYSTEM_READ = null;

    public static final hudson.util.XStream2 XSTREAM2 = null;

    public static jenkins.model.Jenkins get() throws java.lang.IllegalStateException {
        throw new IllegalStateException("a signature, no code");
    }

    public static jenkins.model.Jenkins getInstanceOrNull() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.ProxyConfiguration getProxy() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Descriptor getDescriptor(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getFullName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getNodeName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getConfiguredRootUrl() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.io.File getRootDir() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Queue getQueue() {
        throw new IllegalStateException("a signature, no code");
    }

    public boolean isQuietingDown() {
        throw new IllegalStateException("a signature, no code");
    }

    public boolean isTerminating() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.init.InitMilestone getInitLevel() {
        throw new IllegalStateException("a signature, no code");
    }

    public void load() throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }

    public void save() throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }

    public static org.springframework.security.core.Authentication getAuthentication2() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Item getItemByFullName(String fullName) {
        throw new IllegalStateException("a signature, no code");
    }

    @SuppressWarnings("rawtypes")
    public hudson.model.Descriptor getDescriptorOrDie(java.lang.Class<? extends hudson.model.Describable> type) {
        throw new IllegalStateException("a signature, no code");
    }
}

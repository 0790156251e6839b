package hudson.plugins.git;

/** Signature only, of what the plugin uses. */
public class UserRemoteConfig extends hudson.model.AbstractDescribableImpl<hudson.plugins.git.UserRemoteConfig> implements java.io.Serializable {

    private UserRemoteConfig() {}

    public java.lang.String getUrl() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getCredentialsId() {
        throw new IllegalStateException("a signature, no code");
    }
}

package hudson;

/** Signature only, of what the plugin uses. */
public final class ProxyConfiguration extends hudson.model.AbstractDescribableImpl<hudson.ProxyConfiguration> implements hudson.model.Saveable, java.io.Serializable {

    private ProxyConfiguration() {}

    public java.lang.String getUserName() {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.util.Secret getSecretPassword() {
        throw new IllegalStateException("a signature, no code");
    }

    public int getPort() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.List<java.util.regex.Pattern> getNoProxyHostPatterns() {
        throw new IllegalStateException("a signature, no code");
    }

    public void save() throws java.io.IOException {
        throw new IllegalStateException("a signature, no code");
    }
}

package hudson.plugins.git;

/** Signature only, of what the plugin uses. */
public class BranchSpec extends hudson.model.AbstractDescribableImpl<hudson.plugins.git.BranchSpec> implements java.io.Serializable {

    private BranchSpec() {}

    public java.lang.String getName() {
        throw new IllegalStateException("a signature, no code");
    }
}

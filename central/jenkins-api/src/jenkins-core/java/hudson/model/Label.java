package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Label extends hudson.model.Actionable implements java.lang.Comparable<hudson.model.Label>, jenkins.model.ModelObjectWithChildren {

    private Label() {}

    public java.util.Set<hudson.model.Node> getNodes() {
        throw new IllegalStateException("a signature, no code");
    }

    public static hudson.model.Label get(java.lang.String l) {
        throw new IllegalStateException("a signature, no code");
    }
}

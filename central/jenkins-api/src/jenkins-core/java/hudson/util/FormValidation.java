package hudson.util;

/** Signature only, of what the plugin uses. */
public abstract class FormValidation extends java.io.IOException {

    private FormValidation() {}

    public static hudson.util.FormValidation error(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public static hudson.util.FormValidation warning(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public static hudson.util.FormValidation ok() {
        throw new IllegalStateException("a signature, no code");
    }

    public static hudson.util.FormValidation ok(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }
}

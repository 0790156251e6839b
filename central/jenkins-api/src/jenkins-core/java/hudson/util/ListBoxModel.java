package hudson.util;

/** Signature only, of what the plugin uses. */
public class ListBoxModel extends java.util.ArrayList<hudson.util.ListBoxModel.Option> {

    public static final class Option {

        private Option() {}
    }

    public ListBoxModel() {}

    public hudson.util.ListBoxModel add(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }
}

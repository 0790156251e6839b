package net.sf.json;

/** Signature only, of what the plugin uses. */
public final class JSONObject {

    private JSONObject() {}

    public boolean has(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getString(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String optString(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.Object remove(java.lang.String string) {
        throw new IllegalStateException("a signature, no code");
    }
}

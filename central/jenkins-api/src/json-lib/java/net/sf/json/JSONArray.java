package net.sf.json;

/** Signature only, of what the plugin uses. */
public final class JSONArray {

    public JSONArray() {}

    public static net.sf.json.JSONArray fromObject(java.lang.Object object) {
        throw new IllegalStateException("a signature, no code");
    }

    public net.sf.json.JSONObject getJSONObject(int index) {
        throw new IllegalStateException("a signature, no code");
    }

    public int size() {
        throw new IllegalStateException("a signature, no code");
    }
}

package net.sf.json;

/** Signature only, of what the plugin uses. */
public final class JSONObject {

    private JSONObject() {}
}

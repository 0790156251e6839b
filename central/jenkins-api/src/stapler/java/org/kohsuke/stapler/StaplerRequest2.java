package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public interface StaplerRequest2 {

    void bindJSON(java.lang.Object object, net.sf.json.JSONObject jSONObject);
}

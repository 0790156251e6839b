package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public interface StaplerRequest2 extends jakarta.servlet.http.HttpServletRequest {

    java.lang.String getRestOfPath();

    void bindJSON(java.lang.Object object, net.sf.json.JSONObject jSONObject);
}

package org.kohsuke.stapler;

/** Signature only, of what the plugin uses. */
public interface StaplerRequest2 extends jakarta.servlet.http.HttpServletRequest {

    java.lang.String getRestOfPath();

    <T> T findAncestorObject(java.lang.Class<T> type);

    <T> T bindJSON(java.lang.Class<T> type, net.sf.json.JSONObject src);

    void bindJSON(java.lang.Object object, net.sf.json.JSONObject jSONObject);
}

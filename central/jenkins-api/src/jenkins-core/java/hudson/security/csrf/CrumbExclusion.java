package hudson.security.csrf;

/** Signature only, of what the plugin uses. */
public abstract class CrumbExclusion implements hudson.ExtensionPoint {

    public CrumbExclusion() {}

    public boolean process(
            jakarta.servlet.http.HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            jakarta.servlet.FilterChain chain)
            throws java.io.IOException, jakarta.servlet.ServletException {
        throw new IllegalStateException("a signature, no code");
    }
}

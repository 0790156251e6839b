package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Senders have no crumb. This is for the addresses of webhooks alone, where no user's session counts for anything. */
@Extension
public class WebhookCrumbExclusion extends CrumbExclusion {

    @Override
    public boolean process(
            @NonNull HttpServletRequest request, @NonNull HttpServletResponse response, @NonNull FilterChain chain)
            throws IOException, ServletException {
        if (!WebhookAddress.isOne(request.getPathInfo())) {
            return false;
        }
        chain.doFilter(request, response);
        return true;
    }
}

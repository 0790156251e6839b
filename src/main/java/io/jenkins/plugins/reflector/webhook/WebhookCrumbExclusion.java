package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Senders have no crumb. This is for the addresses of webhooks alone, where no user's session counts for anything. A delivery is answered
 * here, since many may come at once, and most of what else an answer would cost is Jenkins' search for a page of that address.
 */
@Extension
public class WebhookCrumbExclusion extends CrumbExclusion {

    @Override
    public boolean process(
            @NonNull HttpServletRequest request, @NonNull HttpServletResponse response, @NonNull FilterChain chain)
            throws IOException, ServletException {
        Optional<String> id = WebhookAddress.idIn(request.getPathInfo());
        if (id.isEmpty()) {
            return false;
        }
        WebhookAction.answer(request, response, id.get());
        return true;
    }
}

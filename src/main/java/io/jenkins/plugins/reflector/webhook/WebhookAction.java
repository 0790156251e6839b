package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.UnprotectedRootAction;
import io.jenkins.plugins.reflector.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Where deliveries come to, also where anonymous users may see nothing of Jenkins. It has no page. */
@Extension
public class WebhookAction implements UnprotectedRootAction {

    @CheckForNull
    @Override
    public String getIconFileName() {
        return null;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.WebhookItem_displayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return WebhookAddress.URL_NAME;
    }

    /** Takes a delivery, from whoever it comes; {@link Intake} says what it is answered. */
    @RequirePOST
    public void doDynamic(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
        answer(req, rsp, WebhookAddress.id(req.getRestOfPath()));
    }

    /** @param id of the webhook that the address names; empty if it names none */
    static void answer(@NonNull HttpServletRequest req, @NonNull HttpServletResponse rsp, @NonNull String id) throws IOException {
        Answer answer = WebhookService.get().intake().take(new Intake.Sent(
                req.getMethod(),
                id,
                req.getContentLengthLong(),
                headers(req),
                req::getInputStream));
        rsp.setStatus(answer.status());
        rsp.setContentType("text/plain;charset=UTF-8");
        rsp.setHeader("X-Content-Type-Options", "nosniff");
        rsp.setHeader("Cache-Control", "no-store");
        switch (answer) {
            case NOT_POST -> rsp.setHeader("Allow", "POST");
            case BUSY -> rsp.setHeader("Retry-After", "10");
            // Else the container would read what comes behind, to use the connection again.
            case TOO_LARGE, BROKEN_OFF -> rsp.setHeader("Connection", "close");
            default -> {
                // All is said.
            }
        }
        byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
        rsp.setContentLength(text.length);
        rsp.getOutputStream().write(text);
    }

    private static Map<String, String> headers(HttpServletRequest req) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(req.getHeaderNames())) {
            headers.put(name, req.getHeader(name));
        }
        return headers;
    }
}

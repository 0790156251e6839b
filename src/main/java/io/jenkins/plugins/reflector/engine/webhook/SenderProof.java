package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** How a delivery shows that it comes from whom it claims (features.md 4.4). Checked on the raw bytes, before anything is read. */
public interface SenderProof {

    /** Nothing but the endpoint's address, which nobody can guess: for senders that can sign nothing. */
    SenderProof ADDRESS_ONLY = request -> null;

    /** Why the delivery is refused, for the endpoint's log, without secrets; null if it is accepted. */
    @CheckForNull
    String refusal(@NonNull WebhookRequest request);
}

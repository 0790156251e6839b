package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.webhook.HmacProof.Place;
import java.util.List;

/** Which proof each sender gives for a shared secret (features.md 4.4 and 6). */
public final class SenderProofs {

    private SenderProofs() {}

    /**
     * The proof to ask of a sender. Google proves itself otherwise, by {@link GoogleProof}.
     *
     * @param secret shared with the sender; empty only for those that can sign nothing
     * @param header for senders whose header the operator chooses; null for the usual one
     * @throws IllegalArgumentException with a sentence for the user if this sender needs a secret and has none, or is
     *     Google
     */
    @NonNull
    public static SenderProof of(
            @NonNull WebhookSender sender, @NonNull String secret, @CheckForNull String header) {
        if (sender == WebhookSender.DOCKER_HUB || sender == WebhookSender.QUAY) {
            return secret.isEmpty() || header == null
                    ? SenderProof.ADDRESS_ONLY
                    : HeaderProof.ofValue(header, secret);
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("deliveries of the sender '" + sender.text()
                    + "' must prove themselves; give the secret that it was given");
        }
        return switch (sender) {
            case DISTRIBUTION, ACR, ECR, HARBOR -> HeaderProof.ofValue(
                    header == null ? "Authorization" : header, secret);
            case GITLAB -> HeaderProof.ofValue("X-Gitlab-Token", secret);
            case GITHUB -> new HmacProof(List.of(new Place("X-Hub-Signature-256", null)), secret);
            case NEXUS -> new HmacProof(List.of(new Place("X-Nexus-Webhook-Signature", "sha1")), secret);
            case GITEA -> new HmacProof(
                    List.of(
                            new Place("X-Forgejo-Signature", "sha256"),
                            new Place("X-Gitea-Signature", "sha256"),
                            new Place("X-Hub-Signature-256", null)),
                    secret);
            case ARTIFACTORY -> artifactory(secret);
            case GENERIC -> new HmacProof(List.of(new Place(header == null ? "X-Signature" : header, null)), secret);
            default -> throw new IllegalArgumentException(
                    "the sender '" + sender.text() + "' does not prove itself by a shared secret");
        };
    }

    /** One header for both: whether it is the secret or a signature is a switch on Artifactory's side. */
    private static SenderProof artifactory(String secret) {
        SenderProof literal = HeaderProof.ofValue("X-JFrog-Event-Auth", secret);
        SenderProof signature = new HmacProof(List.of(new Place("X-JFrog-Event-Auth", "sha256")), secret);
        return request -> literal.refusal(request) == null ? null : signature.refusal(request);
    }
}

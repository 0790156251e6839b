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
        return of(sender, secret, header, true);
    }

    /**
     * The same.
     *
     * @param weak whether a signature by SHA-1 is believed, which FIPS 140 forbids
     */
    @NonNull
    public static SenderProof of(
            @NonNull WebhookSender sender, @NonNull String secret, @CheckForNull String header, boolean weak) {
        String place = header(sender, header);
        if (sender == WebhookSender.DOCKER_HUB || sender == WebhookSender.QUAY) {
            return secret.isEmpty() || place == null ? SenderProof.ADDRESS_ONLY : HeaderProof.ofValue(place, secret);
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("deliveries of the sender '" + sender.text()
                    + "' must prove themselves; give the secret that it was given");
        }
        return switch (sender) {
            case DISTRIBUTION, ACR, ECR, HARBOR, GITLAB -> HeaderProof.ofValue(place, secret);
            case GITHUB, GENERIC -> new HmacProof(List.of(new Place(place, null)), secret, weak);
            case NEXUS -> new HmacProof(List.of(new Place(place, "sha1")), secret, weak);
            case GITEA -> new HmacProof(
                    List.of(
                            new Place("X-Forgejo-Signature", "sha256"),
                            new Place(place, "sha256"),
                            new Place("X-Hub-Signature-256", null)),
                    secret,
                    weak);
            case ARTIFACTORY -> artifactory(place, secret);
            default -> throw new IllegalArgumentException(
                    "the sender '" + sender.text() + "' does not prove itself by a shared secret");
        };
    }

    /**
     * The header that holds the proof of a sender.
     *
     * @param chosen for senders whose header the operator chooses; null for the usual one
     * @return null for a sender that has none
     */
    @CheckForNull
    public static String header(@NonNull WebhookSender sender, @CheckForNull String chosen) {
        return switch (sender) {
            case DOCKER_HUB, QUAY -> chosen;
            case DISTRIBUTION, ACR, ECR, HARBOR -> chosen == null ? "Authorization" : chosen;
            case GENERIC -> chosen == null ? "X-Signature" : chosen;
            case GCR -> "Authorization";
            case GITLAB -> "X-Gitlab-Token";
            case GITHUB -> "X-Hub-Signature-256";
            case NEXUS -> "X-Nexus-Webhook-Signature";
            case GITEA -> "X-Gitea-Signature";
            case ARTIFACTORY -> "X-JFrog-Event-Auth";
        };
    }

    /** One header for both: whether it is the secret or a signature is a switch on Artifactory's side. */
    private static SenderProof artifactory(String header, String secret) {
        SenderProof literal = HeaderProof.ofValue(header, secret);
        SenderProof signature = new HmacProof(List.of(new Place(header, "sha256")), secret);
        return request -> literal.refusal(request) == null ? null : signature.refusal(request);
    }
}

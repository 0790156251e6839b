package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.KeyValues;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.config.validation.Words;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.credentials.FipsRules;
import io.jenkins.plugins.reflector.engine.webhook.GenericFields;
import io.jenkins.plugins.reflector.engine.webhook.GoogleProof;
import io.jenkins.plugins.reflector.engine.webhook.HostMapping;
import io.jenkins.plugins.reflector.engine.webhook.JwtKeys;
import io.jenkins.plugins.reflector.engine.webhook.SeenBodies;
import io.jenkins.plugins.reflector.engine.webhook.SenderProof;
import io.jenkins.plugins.reflector.engine.webhook.SenderProofs;
import io.jenkins.plugins.reflector.engine.webhook.WebhookEndpoint;
import io.jenkins.plugins.reflector.engine.webhook.WebhookIds;
import io.jenkins.plugins.reflector.engine.webhook.WebhookSender;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An address that a registry tells of pushed images, so that they are looked for at once (features.md 4.4). */
public final class WebhookItem extends AbstractDescribableImpl<WebhookItem> {

    private static final int ID_BYTES = 16;

    private final String id;
    private final String sender;
    private String secretCredentialsId;
    private String header;
    private ArrayList<String> repositories;
    private String registry;
    private ArrayList<String> prefixes;
    private String imagePointer;
    private String tagPointer;
    private String audience;
    private String serviceAccount;

    /** Refuses senders that the engine does not know; a blank id becomes one that nobody can guess. */
    @DataBoundConstructor
    public WebhookItem(String id, String sender) {
        String given = Texts.trimToNull(id);
        this.id = given == null ? random() : given;
        String known = Words.normal("sender", sender, WebhookSender.values(), WebhookSender::text);
        this.sender = known == null ? WebhookSender.GENERIC.text() : known;
    }

    private static String random() {
        byte[] bytes = new byte[ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The last part of its address. */
    public String getId() {
        return id;
    }

    /** What it is called in the address of its page, so that no address but its own gives the id away. */
    @NonNull
    public String pageToken() {
        return WebhookIds.token(id);
    }

    /** Who sends, such as {@code harbor}. */
    public String getSender() {
        return sender;
    }

    /** A secret text that the sender knows too; null for senders that can prove nothing. */
    public String getSecretCredentialsId() {
        return secretCredentialsId;
    }

    @DataBoundSetter
    public void setSecretCredentialsId(String secretCredentialsId) {
        this.secretCredentialsId = Texts.trimToNull(secretCredentialsId);
    }

    /** The header with the proof, where the operator chooses it; null for the usual one. */
    public String getHeader() {
        return header;
    }

    @DataBoundSetter
    public void setHeader(String header) {
        this.header = Texts.trimToNull(header);
    }

    /** Names and globs of the image repositories that it may wake; null: all. */
    public List<String> getRepositories() {
        return repositories == null ? null : new ArrayList<>(repositories);
    }

    @DataBoundSetter
    public void setRepositories(List<String> repositories) {
        this.repositories = Texts.linesOrNull(repositories);
    }

    /** The repositories for a text area. */
    public String repositoriesText() {
        return Texts.joined(repositories);
    }

    /** The host that image names have, whatever the sender says; null: believe the sender. */
    public String getRegistry() {
        return registry;
    }

    @DataBoundSetter
    public void setRegistry(String registry) {
        this.registry = Texts.trimToNull(registry);
    }

    /** Lines such as {@code docker-hosted=registry.example.com/apps}; null for none. */
    public List<String> getPrefixes() {
        return prefixes == null ? null : new ArrayList<>(prefixes);
    }

    @DataBoundSetter
    public void setPrefixes(List<String> prefixes) {
        this.prefixes = Texts.linesOrNull(prefixes);
    }

    /** The prefixes for a text area. */
    public String prefixesText() {
        return Texts.joined(prefixes);
    }

    /** For {@code generic}: a JSON pointer to the image; null: every repository is meant. */
    public String getImagePointer() {
        return imagePointer;
    }

    @DataBoundSetter
    public void setImagePointer(String imagePointer) {
        this.imagePointer = Texts.trimToNull(imagePointer);
    }

    /** For {@code generic}: a JSON pointer to the tag; null for none. */
    public String getTagPointer() {
        return tagPointer;
    }

    @DataBoundSetter
    public void setTagPointer(String tagPointer) {
        this.tagPointer = Texts.trimToNull(tagPointer);
    }

    /** For {@code gcr}: the audience of the push subscription; null for other senders. */
    public String getAudience() {
        return audience;
    }

    @DataBoundSetter
    public void setAudience(String audience) {
        this.audience = Texts.trimToNull(audience);
    }

    /** For {@code gcr}: the service account of the push subscription; null for other senders. */
    public String getServiceAccount() {
        return serviceAccount;
    }

    @DataBoundSetter
    public void setServiceAccount(String serviceAccount) {
        this.serviceAccount = Texts.trimToNull(serviceAccount);
    }

    /** Who sends, for the engine. */
    @NonNull
    public WebhookSender toSender() {
        return WebhookSender.of(sender).orElse(WebhookSender.GENERIC);
    }

    /**
     * The endpoint of the engine.
     *
     * @param secret what {@link #getSecretCredentialsId} holds; empty for none
     * @param google Google's keys
     * @param seen what came to this address before
     * @param fips whether the controller must keep to FIPS 140
     * @throws IllegalArgumentException with a sentence for the user if it can never work
     */
    @NonNull
    public WebhookEndpoint toEndpoint(
            @NonNull String secret, @NonNull JwtKeys google, @NonNull SeenBodies seen, @NonNull Clock clock, boolean fips) {
        idProblem(id).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        WebhookSender from = toSender();
        SenderProof proof = from == WebhookSender.GCR
                ? new GoogleProof(audience == null ? "" : audience, serviceAccount == null ? "" : serviceAccount, google, clock)
                : SenderProofs.of(from, secret, header, !fips);
        return new WebhookEndpoint(
                from,
                proof,
                new HostMapping(registry == null ? "" : registry, KeyValues.parse(prefixes)),
                GenericFields.of(imagePointer == null ? "" : imagePointer, tagPointer == null ? "" : tagPointer),
                seen,
                clock);
    }

    /**
     * Why it cannot be used on a controller that must keep to FIPS 140.
     *
     * @param secret what {@link #getSecretCredentialsId} holds; empty for none
     */
    @NonNull
    public Optional<String> fipsProblem(@NonNull String secret) {
        return fipsProblem(toSender())
                .or(() -> secret.isEmpty() ? Optional.empty() : FipsRules.secret("the webhook", secret));
    }

    private static Optional<String> fipsProblem(WebhookSender sender) {
        return sender == WebhookSender.NEXUS ? FipsRules.weakHash(sender.text()) : Optional.empty();
    }

    private static Optional<String> idProblem(@CheckForNull String id) {
        String text = Texts.trimToNull(id);
        return text == null || WebhookIds.isGood(text)
                ? Optional.empty()
                : Optional.of("The id of a webhook has 16 to 128 letters, digits, '-' and '_', so that nobody guesses it: leave it"
                        + " empty to have one made.");
    }

    /** Part of the global form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<WebhookItem> {

        private final transient JenkinsFacade jenkins;
        private final transient FormChecks checks;

        public DescriptorImpl() {
            this(new JenkinsFacade());
        }

        DescriptorImpl(@NonNull JenkinsFacade jenkins) {
            this.jenkins = jenkins;
            this.checks = new FormChecks(jenkins);
        }

        /** Whether the form has the id, which for some senders is all of the proof: not where somebody may only look at it. */
        public boolean isIdShown() {
            return jenkins.mayAdminister();
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WebhookItem_displayName();
        }

        @POST
        public FormValidation doCheckId(@QueryParameter String value) {
            return checks.check(null, () -> idProblem(value));
        }

        @POST
        public ListBoxModel doFillSenderItems() {
            return checks.list(null, Arrays.stream(WebhookSender.values()).map(WebhookSender::text));
        }

        @POST
        public FormValidation doCheckSender(@QueryParameter String value) {
            return checks.fips(null, () -> WebhookSender.of(Texts.orDefault(value, "")).flatMap(WebhookItem::fipsProblem));
        }

        @POST
        public ListBoxModel doFillSecretCredentialsIdItems(@QueryParameter String secretCredentialsId) {
            return CredentialsLists.forSecretText(null, secretCredentialsId);
        }

        @POST
        public FormValidation doCheckSecretCredentialsId(@QueryParameter String value, @QueryParameter String sender) {
            return checks.check(null, () -> proofProblem(value, sender));
        }

        @POST
        public FormValidation doCheckRepositories(@QueryParameter String value) {
            return checks.check(null, () -> AutomationChecks.policies(value));
        }

        @POST
        public FormValidation doCheckPrefixes(@QueryParameter String value) {
            return checks.keyValues(null, value);
        }

        @POST
        public FormValidation doCheckImagePointer(@QueryParameter String value) {
            return checks.check(null, () -> pointerProblem(value));
        }

        @POST
        public FormValidation doCheckTagPointer(@QueryParameter String value) {
            return checks.check(null, () -> pointerProblem(value));
        }

        private static Optional<String> proofProblem(String secret, String sender) {
            WebhookSender from = WebhookSender.of(Texts.orDefault(sender, "")).orElse(WebhookSender.GENERIC);
            if (from == WebhookSender.GCR) {
                return Optional.empty();
            }
            try {
                SenderProofs.of(from, Texts.orDefault(secret, ""), null);
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of("A secret is needed: " + e.getMessage() + ".");
            }
        }

        private static Optional<String> pointerProblem(String pointer) {
            try {
                GenericFields.of(Texts.orDefault(pointer, ""), "");
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(e.getMessage());
            }
        }
    }
}

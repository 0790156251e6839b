package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.config.validation.Author;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.KeyValues;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Who commits, and with which words: {@code git.commit} (flux.md 3.1, 3.7, 3.8). */
public final class CommitSettings extends AbstractDescribableImpl<CommitSettings> {

    /** The message when none is given: what changed, first in short. */
    static final String DEFAULT_MESSAGE = """
            {{ $count := len .Changed.Changes }}{{ if eq $count 1 }}{{ with index .Changed.Changes 0 -}}
            Update {{ index (splitList ":" .Setter) 1 }} to {{ .NewValue }}
            {{- end }}{{ else }}Update {{ $count }} image references{{ end }}

            {{ range .Changed.Changes -}}
            {{ .Setter }}: {{ .OldValue }} -> {{ .NewValue }}
            {{ end }}""";

    private CommitAuthor author;
    private String messageTemplate;
    private ArrayList<String> messageTemplateValues;
    private String signingKeyCredentialsId;

    @DataBoundConstructor
    public CommitSettings() {
        // Each field may be left out.
    }

    /** Who commits; null for the reflector itself. */
    public CommitAuthor getAuthor() {
        return author;
    }

    @DataBoundSetter
    public void setAuthor(CommitAuthor author) {
        this.author = CommitAuthor.orNull(author);
    }

    /** A Go text/template; null for a message that says what changed. */
    public String getMessageTemplate() {
        return messageTemplate;
    }

    @DataBoundSetter
    public void setMessageTemplate(String messageTemplate) {
        this.messageTemplate = messageTemplate == null || messageTemplate.isBlank()
                ? null
                : messageTemplate.replace("\r\n", "\n");
    }

    /** What the template sees as {@code .Values}: lines such as {@code cluster=prod}; null for nothing. */
    public List<String> getMessageTemplateValues() {
        return messageTemplateValues == null ? null : new ArrayList<>(messageTemplateValues);
    }

    @DataBoundSetter
    public void setMessageTemplateValues(List<String> messageTemplateValues) {
        this.messageTemplateValues = Texts.linesOrNull(messageTemplateValues);
    }

    /** The values for a text area. */
    public String messageTemplateValuesText() {
        return Texts.joined(messageTemplateValues);
    }

    /** The key that signs commits; null for no signature. */
    public String getSigningKeyCredentialsId() {
        return signingKeyCredentialsId;
    }

    @DataBoundSetter
    public void setSigningKeyCredentialsId(String signingKeyCredentialsId) {
        this.signingKeyCredentialsId = Texts.trimToNull(signingKeyCredentialsId);
    }

    private boolean saysNothing() {
        return author == null
                && messageTemplate == null
                && messageTemplateValues == null
                && signingKeyCredentialsId == null;
    }

    /** Null instead of settings that say nothing. */
    @CheckForNull
    static CommitSettings orNull(@CheckForNull CommitSettings settings) {
        return settings == null || settings.saysNothing() ? null : settings;
    }

    /**
     * The same for the engine. What kind of key signs is told by the credentials themselves, so that the type here is one of two.
     *
     * @throws IllegalArgumentException with a sentence for the user if the values cannot be read
     */
    @NonNull
    static CommitSpec toSpec(@CheckForNull CommitSettings settings) {
        CommitSettings given = settings == null ? new CommitSettings() : settings;
        String name = given.author == null ? null : given.author.getName();
        String email = given.author == null ? null : given.author.getEmail();
        return new CommitSpec(
                name != null ? name : email == null ? Author.DEFAULT.name() : "",
                email == null ? Author.DEFAULT.email() : email,
                given.messageTemplate == null ? DEFAULT_MESSAGE : given.messageTemplate,
                KeyValues.parse(given.messageTemplateValues),
                given.signingKeyCredentialsId == null
                        ? null
                        : new SigningKey(given.signingKeyCredentialsId, SigningKey.Type.GPG));
    }

    /** Part of the form of an automation. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<CommitSettings> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckMessageTemplate(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String messageTemplateValues) {
            return checks.problems(item, () -> AutomationChecks.message(value, values(messageTemplateValues)));
        }

        @POST
        public FormValidation doCheckMessageTemplateValues(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.keyValues(item, value);
        }

        @POST
        public ListBoxModel doFillSigningKeyCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String signingKeyCredentialsId) {
            return CredentialsLists.forSigning(item, signingKeyCredentialsId);
        }

        /** Wrong ones are told beside their own field. */
        private static Map<String, String> values(String text) {
            return text == null || KeyValues.problem(text).isPresent() ? Map.of() : KeyValues.parse(List.of(text));
        }
    }
}

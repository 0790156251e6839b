package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.Serializable;
import java.util.Optional;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A tag to stay on, and why; the describable twin of {@link PolicyOptions.Pin}. */
public final class TagPin extends AbstractDescribableImpl<TagPin> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String tag;
    private String reason;

    @DataBoundConstructor
    public TagPin(String tag) {
        this.tag = Texts.orDefault(tag, "");
    }

    /** The tag; empty only where a reason was written without one. */
    public String getTag() {
        return tag;
    }

    /** Why, for whoever meets it later; null for no word. */
    public String getReason() {
        return reason;
    }

    @DataBoundSetter
    public void setReason(String reason) {
        this.reason = Texts.trimToNull(reason);
    }

    /** Whether nothing was filled in. */
    boolean isEmpty() {
        return tag.isEmpty() && reason == null;
    }

    /**
     * The same for the engine.
     *
     * @throws IllegalArgumentException with a sentence for the user if there is no tag
     */
    @NonNull
    PolicyOptions.Pin toSpec() {
        SpecChecks.tag(tag).ifPresent(problem -> {
            throw new IllegalArgumentException("pin: " + problem);
        });
        return new PolicyOptions.Pin(tag, reason == null ? "" : reason);
    }

    /** Part of the forms of policies and image entries. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<TagPin> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckTag(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String reason) {
            return checks.check(item, () -> problem(value, reason));
        }

        private static Optional<String> problem(@CheckForNull String tag, @CheckForNull String reason) {
            return Texts.trimToNull(tag) == null && Texts.trimToNull(reason) == null
                    ? Optional.empty()
                    : SpecChecks.tag(tag);
        }
    }
}

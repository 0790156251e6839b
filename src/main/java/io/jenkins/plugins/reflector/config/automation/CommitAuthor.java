package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Who commits: {@code git.commit.author} (flux.md 3.1). */
public final class CommitAuthor extends AbstractDescribableImpl<CommitAuthor> {

    private String name;
    private String email;

    @DataBoundConstructor
    public CommitAuthor() {
        // Without both, the reflector itself commits.
    }

    /** The name; null for the reflector's own, if there is no address either. */
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Texts.trimToNull(name);
    }

    /** The address; null for the reflector's own. */
    public String getEmail() {
        return email;
    }

    @DataBoundSetter
    public void setEmail(String email) {
        this.email = Texts.trimToNull(email);
    }

    /** Null instead of one that says nothing. */
    @CheckForNull
    static CommitAuthor orNull(@CheckForNull CommitAuthor author) {
        return author == null || author.name == null && author.email == null ? null : author;
    }

    /** Part of the form of an automation. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<CommitAuthor> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> AutomationChecks.person(value));
        }

        @POST
        public FormValidation doCheckEmail(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> AutomationChecks.email(value));
        }
    }
}

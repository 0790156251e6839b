package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.config.selector.LabelSelectorSettings;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Which repositories one policy is for; the describable twin of {@link RepositorySelector}. */
public final class RepositorySelectorItem extends LabelSelectorSettings<RepositorySelectorItem> {

    private static final long serialVersionUID = 1L;

    private String name;
    private String namespace;

    @DataBoundConstructor
    public RepositorySelectorItem() {
        // Each field may be left out.
    }

    /** A glob of their names, such as {@code app-*}; null: any. */
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Texts.trimToNull(name);
    }

    /** Where they are; null: in the policy's own namespace. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Texts.trimToNull(namespace);
    }

    /**
     * The same for the engine.
     *
     * @param policyNamespace where the policy is
     * @throws IllegalArgumentException with a sentence for the user if it says nothing: it would mean every repository
     */
    @NonNull
    RepositorySelector toSpec(@NonNull String policyNamespace) {
        if (name == null && isEmpty()) {
            throw new IllegalArgumentException(
                    "repositories says nothing: give name, such as app-* or * for all, matchLabels or matchExpressions.");
        }
        return new RepositorySelector(namespace == null ? policyNamespace : namespace, name, labels("repositories"));
    }

    /** Part of the form of policies. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<RepositorySelectorItem> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.namespace(item, value);
        }

        @POST
        public FormValidation doCheckMatchLabels(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.labels(item, value);
        }
    }
}

package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.config.selector.LabelSelectorSettings;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Which labels a policy must have: {@code policySelector} (flux.md 3.1). */
public final class PolicySelector extends LabelSelectorSettings<PolicySelector> {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public PolicySelector() {
        // Without labels and conditions, every policy is selected.
    }

    /** Null instead of a selector that selects everything. */
    @CheckForNull
    static PolicySelector orNull(@CheckForNull PolicySelector selector) {
        return selector == null || selector.isEmpty() ? null : selector;
    }

    /** Part of the form of an automation. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<PolicySelector> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckMatchLabels(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.labels(item, value);
        }
    }
}

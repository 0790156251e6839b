package io.jenkins.plugins.reflector.config.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The tag that was first seen last here, by our own clock (product.md, "policy symbols"). */
public final class NewestChoice extends TagPolicyChoice {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public NewestChoice() {
        // There is nothing to choose.
    }

    @NonNull
    @Override
    public PolicyChoice toChoice() {
        return new PolicyChoice.Newest();
    }

    /** Offers this policy in forms, Pipeline and configuration as code. */
    @Extension
    @Symbol("newest")
    public static final class DescriptorImpl extends Descriptor<TagPolicyChoice> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NewestChoice_displayName();
        }
    }
}

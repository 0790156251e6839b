package io.jenkins.plugins.reflector.config.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.preview.PolicyFields;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

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
    public static final class DescriptorImpl extends TagPolicyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NewestChoice_displayName();
        }

        /** There is nothing to check, but something to tell. */
        @POST
        public FormValidation doCheckAnswer(
                @AncestorInPath Item item,
                @RelativePath("..") @QueryParameter String image,
                @RelativePath("..") @QueryParameter String credentialsId,
                @RelativePath("..") @QueryParameter String imageRepositoryRef,
                @RelativePath("..") @QueryParameter String namespace,
                @RelativePath("../filterTags") @QueryParameter String pattern,
                @RelativePath("../filterTags") @QueryParameter String extract) {
            PolicyFields around =
                    new PolicyFields(item, image, credentialsId, imageRepositoryRef, namespace, pattern, extract);
            return answer(around, Optional.empty(), new NewestChoice().toChoice(), false, false);
        }
    }
}

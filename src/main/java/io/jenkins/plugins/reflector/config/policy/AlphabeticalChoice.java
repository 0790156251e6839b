package io.jenkins.plugins.reflector.config.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.preview.PolicyFields;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The last, or first, tag by the order of its bytes (flux.md 2.6). */
public final class AlphabeticalChoice extends TagPolicyChoice {

    private static final long serialVersionUID = 1L;

    /** The order when none is given. */
    public static final String ASC = "asc";

    private final String order;

    @DataBoundConstructor
    public AlphabeticalChoice(String order) {
        this.order = Texts.orDefault(order, ASC);
    }

    /** {@code asc} takes the last, {@code desc} the first. */
    public String getOrder() {
        return order;
    }

    @NonNull
    @Override
    public PolicyChoice toChoice() {
        return new PolicyChoice.Alphabetical(order);
    }

    /** Offers this policy in forms, Pipeline and configuration as code. */
    @Extension
    @Symbol("alphabetical")
    public static final class DescriptorImpl extends TagPolicyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AlphabeticalChoice_displayName();
        }

        @POST
        public ListBoxModel doFillOrderItems(@AncestorInPath Item item) {
            return checks.orders(item);
        }

        @POST
        public FormValidation doCheckOrder(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @RelativePath("..") @QueryParameter String image,
                @RelativePath("..") @QueryParameter String credentialsId,
                @RelativePath("..") @QueryParameter String imageRepositoryRef,
                @RelativePath("..") @QueryParameter String namespace,
                @RelativePath("../filterTags") @QueryParameter String pattern,
                @RelativePath("../filterTags") @QueryParameter String extract) {
            PolicyFields around =
                    new PolicyFields(item, image, credentialsId, imageRepositoryRef, namespace, pattern, extract);
            return answer(around, SpecChecks.order(value), new AlphabeticalChoice(value).toChoice(), false, false);
        }
    }
}

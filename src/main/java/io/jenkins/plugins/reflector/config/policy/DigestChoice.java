package io.jenkins.plugins.reflector.config.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.model.Item;
import hudson.util.FormValidation;
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

/** One tag that moves, always with the digest it points at now (product.md, "digest policy"). */
public final class DigestChoice extends TagPolicyChoice {

    private static final long serialVersionUID = 1L;

    private final String tag;

    @DataBoundConstructor
    public DigestChoice(String tag) {
        this.tag = Texts.orDefault(tag, "");
    }

    /** The tag, such as {@code latest}. */
    public String getTag() {
        return tag;
    }

    @NonNull
    @Override
    public PolicyChoice toChoice() {
        return new PolicyChoice.DigestOf(tag);
    }

    /** Offers this policy in forms, Pipeline and configuration as code. */
    @Extension
    @Symbol("digest")
    public static final class DescriptorImpl extends TagPolicyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DigestChoice_displayName();
        }

        @POST
        public FormValidation doCheckTag(
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
            return answer(around, SpecChecks.tag(value), new DigestChoice(value).toChoice(), false, false);
        }
    }
}

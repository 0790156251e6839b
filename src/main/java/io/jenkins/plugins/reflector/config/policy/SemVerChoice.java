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

/** The highest semantic version within a range (flux.md 2.4). */
public final class SemVerChoice extends TagPolicyChoice {

    private static final long serialVersionUID = 1L;

    private final String range;

    @DataBoundConstructor
    public SemVerChoice(String range) {
        this.range = Texts.orDefault(range, "");
    }

    /** The range, such as {@code 1.23.x}. */
    public String getRange() {
        return range;
    }

    @NonNull
    @Override
    public PolicyChoice toChoice() {
        return new PolicyChoice.SemVer(range);
    }

    /** Offers this policy in forms, Pipeline and configuration as code. */
    @Extension(ordinal = 100)
    @Symbol("semver")
    public static final class DescriptorImpl extends TagPolicyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SemVerChoice_displayName();
        }

        @POST
        public FormValidation doCheckRange(
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
            return answer(around, SpecChecks.semVerRange(value), new SemVerChoice(value).toChoice(), false, false);
        }
    }
}

package io.jenkins.plugins.reflector.config;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The part of the forms that all policies share.
 *
 * @param <T> the describable
 */
public abstract class PolicySettingsDescriptor<T extends PolicySettings<T>> extends Descriptor<T> {

    /** The running controller. */
    protected final transient JenkinsFacade jenkins = new JenkinsFacade();

    /** The checks of all forms. */
    protected final transient FormChecks checks = new FormChecks(jenkins);

    /** Only for the describables of this package. */
    PolicySettingsDescriptor() {}

    @POST
    public ListBoxModel doFillDigestReflectionPolicyItems(@AncestorInPath Item item) {
        return checks.digestReflections(item);
    }

    @POST
    public ListBoxModel doFillAllowItems(@AncestorInPath Item item) {
        return checks.updateLevels(item);
    }

    @POST
    public ListBoxModel doFillOnDowngradeItems(@AncestorInPath Item item) {
        return checks.guardActions(item);
    }

    @POST
    public ListBoxModel doFillOnShrinkItems(@AncestorInPath Item item) {
        return checks.guardActionsOrNone(item);
    }

    @POST
    public ListBoxModel doFillOnRepushItems(@AncestorInPath Item item) {
        return checks.guardActionsOrNone(item);
    }

    @POST
    public FormValidation doCheckMinimumAge(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.optionalDuration(item, value);
    }

    @POST
    public FormValidation doCheckPlatforms(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.platforms(item, value);
    }
}

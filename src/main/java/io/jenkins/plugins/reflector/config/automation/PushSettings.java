package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.KeyValues;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Where the commit goes: {@code git.push} (flux.md 3.1, 3.6). */
public final class PushSettings extends AbstractDescribableImpl<PushSettings> {

    private String branch;
    private String refspec;
    private ArrayList<String> options;

    @DataBoundConstructor
    public PushSettings() {
        // Each field may be left out.
    }

    /** The branch, or a template of its name; null for the one that was checked out. */
    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Texts.trimToNull(branch);
    }

    /** Pushed in addition; null for none. */
    public String getRefspec() {
        return refspec;
    }

    @DataBoundSetter
    public void setRefspec(String refspec) {
        this.refspec = Texts.trimToNull(refspec);
    }

    /** Git push options, as lines such as {@code ci.skip}; null for none. */
    public List<String> getOptions() {
        return options == null ? null : new ArrayList<>(options);
    }

    @DataBoundSetter
    public void setOptions(List<String> options) {
        this.options = Texts.linesOrNull(options);
    }

    /** The options for a text area. */
    public String optionsText() {
        return Texts.joined(options);
    }

    /** Null instead of settings that say nothing. */
    @CheckForNull
    static PushSettings orNull(@CheckForNull PushSettings settings) {
        return settings == null || settings.branch == null && settings.refspec == null && settings.options == null
                ? null
                : settings;
    }

    /**
     * The same for the engine.
     *
     * @throws IllegalArgumentException with a sentence for the user if the options cannot be read
     */
    @NonNull
    static PushSpec toSpec(@CheckForNull PushSettings settings) {
        return settings == null
                ? PushSpec.SAME_BRANCH
                : new PushSpec(settings.branch, settings.refspec, KeyValues.parse(settings.options));
    }

    /** Part of the form of an automation. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<PushSettings> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckBranch(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> AutomationChecks.pushBranch(value));
        }

        @POST
        public FormValidation doCheckRefspec(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> AutomationChecks.refspec(value));
        }

        @POST
        public FormValidation doCheckOptions(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.keyValues(item, value);
        }
    }
}

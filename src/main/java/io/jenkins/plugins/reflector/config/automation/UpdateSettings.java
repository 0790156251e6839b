package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** What is edited: {@code update} (flux.md 3.1; product.md, "edits without markers"). */
public final class UpdateSettings extends AbstractDescribableImpl<UpdateSettings> {

    private String path;
    private String strategy;

    @DataBoundConstructor
    public UpdateSettings() {
        // Both fields may be left out.
    }

    /** The directory or file below the root; null for the root. */
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(String path) {
        this.path = Texts.trimToNull(path);
    }

    /** {@code Setters}, {@code Images} or {@code Both}. */
    public String getStrategy() {
        return strategy == null ? UpdateStrategy.BOTH.text() : strategy;
    }

    /** Sets which places are edited; refuses other words. */
    @DataBoundSetter
    public void setStrategy(String strategy) {
        String wanted = Texts.orDefault(strategy, UpdateStrategy.BOTH.text());
        UpdateStrategy known = UpdateStrategy.of(wanted)
                .orElseThrow(() -> new IllegalArgumentException(
                        "update.strategy \"" + wanted + "\" is unknown: write Setters, Images or Both."));
        this.strategy = known == UpdateStrategy.BOTH ? null : known.text();
    }

    @NonNull
    UpdateStrategy toStrategy() {
        return UpdateStrategy.of(getStrategy()).orElse(UpdateStrategy.BOTH);
    }

    /** Null instead of settings that say nothing. */
    @CheckForNull
    static UpdateSettings orNull(@CheckForNull UpdateSettings settings) {
        return settings == null || settings.path == null && settings.strategy == null ? null : settings;
    }

    /** Part of the form of an automation. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<UpdateSettings> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public ListBoxModel doFillStrategyItems(@AncestorInPath Item item) {
            return checks.strategies(item);
        }
    }
}

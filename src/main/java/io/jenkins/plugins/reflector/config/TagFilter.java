package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.Serializable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Which tags are judged at all, and by which part of them (flux.md 2.7). */
public final class TagFilter extends AbstractDescribableImpl<TagFilter> implements Serializable {

    private static final long serialVersionUID = 1L;

    private String pattern;
    private String extract;

    @DataBoundConstructor
    public TagFilter() {
        // Both fields may be left out.
    }

    /** An RE2 expression, found anywhere in a tag; null matches everything. */
    public String getPattern() {
        return pattern;
    }

    @DataBoundSetter
    public void setPattern(String pattern) {
        this.pattern = Texts.trimToNull(pattern);
    }

    /** What the policy judges, such as {@code $ts}; null: the whole tag. */
    public String getExtract() {
        return extract;
    }

    @DataBoundSetter
    public void setExtract(String extract) {
        this.extract = Texts.trimToNull(extract);
    }

    /** The same for the engine; null if nothing is filtered. */
    public TagFilterSpec toSpec() {
        if (pattern == null && extract == null) {
            return null;
        }
        return new TagFilterSpec(pattern == null ? "" : pattern, extract == null ? "" : extract);
    }

    /** Part of the forms of policies and image entries. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<TagFilter> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckPattern(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> SpecChecks.pattern(value));
        }
    }
}

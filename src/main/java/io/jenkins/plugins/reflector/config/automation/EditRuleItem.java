package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.config.validation.Words;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import io.jenkins.plugins.reflector.engine.resource.VersionBump;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.Arrays;
import java.util.Optional;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A place that a user names by hand, since neither a marker nor an image's name shows it; the describable twin of {@link EditRule}. */
public final class EditRuleItem extends AbstractDescribableImpl<EditRuleItem> {

    private final String file;
    private String key;
    private String pattern;
    private String policy;
    private String part;
    private String bump;

    @DataBoundConstructor
    public EditRuleItem(String file) {
        this.file = Texts.orDefault(file, "");
    }

    /** A glob of files, relative to the root. */
    public String getFile() {
        return file;
    }

    /** Where the value stands in a structured file; null: see {@link #getPattern}. */
    public String getKey() {
        return key;
    }

    @DataBoundSetter
    public void setKey(String key) {
        this.key = Texts.trimToNull(key);
    }

    /** An RE2 expression for any other file; null: see {@link #getKey}. */
    public String getPattern() {
        return pattern;
    }

    @DataBoundSetter
    public void setPattern(String pattern) {
        this.pattern = Texts.trimToNull(pattern);
    }

    /** The policy whose pick is written; null: the one whose image the value names. */
    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = Texts.trimToNull(policy);
    }

    /** {@code image}, {@code tag}, {@code name} or {@code digest}. */
    public String getPart() {
        return part == null ? ImagePart.IMAGE.text() : part;
    }

    /** Sets which part of the pick is written; refuses other words. */
    @DataBoundSetter
    public void setPart(String part) {
        this.part = Words.normal("part", part, ImagePart.values(), ImagePart::text);
    }

    /** {@code none}, {@code patch}, {@code minor}, {@code major} or {@code same}. */
    public String getBump() {
        return bump == null ? VersionBump.NONE.text() : bump;
    }

    /** Sets how the version of a chart goes up; refuses other words. */
    @DataBoundSetter
    public void setBump(String bump) {
        this.bump = Words.normal("bump", bump, VersionBump.values(), VersionBump::text);
    }

    /**
     * The same for the engine.
     *
     * @throws IllegalArgumentException with a sentence for the user if the rule can never work
     */
    @NonNull
    public EditRule toSpec() {
        problem().ifPresent(problem -> {
            throw new IllegalArgumentException("The rule for the file \"" + file + "\": " + problem);
        });
        return new EditRule(
                file,
                key == null ? null : KeyPath.parse(key),
                pattern,
                policy,
                Words.parse("part", getPart(), ImagePart.values(), ImagePart::text),
                Words.parse("bump", getBump(), VersionBump.values(), VersionBump::text));
    }

    private Optional<String> problem() {
        if (file.isEmpty()) {
            return Optional.of("it needs a file, such as charts/*/values.yaml.");
        }
        if ((key == null) == (pattern == null)) {
            return Optional.of("it needs either a key or a pattern.");
        }
        if (policy == null && !getPart().equals(ImagePart.IMAGE.text())) {
            return Optional.of("a " + getPart() + " alone does not tell which policy is meant: name the policy.");
        }
        return key == null ? SpecChecks.pattern(pattern) : AutomationChecks.key(key);
    }

    /** Part of the form of an automation. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<EditRuleItem> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EditRuleItem_displayName();
        }

        @POST
        public ListBoxModel doFillPartItems(@AncestorInPath Item item) {
            return checks.list(item, Arrays.stream(ImagePart.values()).map(ImagePart::text));
        }

        @POST
        public ListBoxModel doFillBumpItems(@AncestorInPath Item item) {
            return checks.list(item, Arrays.stream(VersionBump.values()).map(VersionBump::text));
        }

        @POST
        public FormValidation doCheckFile(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(
                    item,
                    () -> Texts.trimToNull(value) == null
                            ? Optional.of("A file is needed, or a glob such as charts/*/values.yaml.")
                            : Optional.empty());
        }

        @POST
        public FormValidation doCheckKey(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String pattern) {
            return checks.check(item, () -> (Texts.trimToNull(value) == null) == (Texts.trimToNull(pattern) == null)
                    ? Optional.of("Either a key or a pattern is needed.")
                    : AutomationChecks.key(value));
        }

        @POST
        public FormValidation doCheckPattern(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> Texts.trimToNull(value) == null ? Optional.empty() : SpecChecks.pattern(value));
        }

        @POST
        public FormValidation doCheckPolicy(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String part) {
            boolean whole = Texts.orDefault(part, ImagePart.IMAGE.text()).equals(ImagePart.IMAGE.text());
            return checks.check(item, () -> Texts.trimToNull(value) == null
                    ? whole ? Optional.empty() : Optional.of("A " + part + " alone does not tell which policy is meant.")
                    : SpecChecks.reference(value));
        }
    }
}

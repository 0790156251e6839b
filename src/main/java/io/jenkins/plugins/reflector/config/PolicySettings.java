package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.config.validation.Words;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What a policy says of tags, wherever it is written: in a configured policy or beside an image in a job. The guard against
 * lower versions is on here, since it was made in Jenkins and not for Flux (product.md, "safety").
 *
 * @param <T> the describable with these settings
 */
public abstract class PolicySettings<T extends PolicySettings<T>> extends AbstractDescribableImpl<T>
        implements Serializable {

    private static final long serialVersionUID = 1L;

    private TagPolicyChoice policy;
    private TagFilter filterTags;
    private String digestReflectionPolicy;
    private String minimumAge;
    private ArrayList<String> ignoreTags;
    private TagPin pin;
    private String allow;
    private String onDowngrade;
    private String onShrink;
    private String onRepush;
    private ArrayList<String> platforms;
    private String group;
    private boolean skipUnparsable;
    private boolean exactIntegers;

    /** With every default and no policy. */
    protected PolicySettings() {}

    /** How the newest tag is found; null if none was chosen. */
    public TagPolicyChoice getPolicy() {
        return policy;
    }

    /** Chooses how the newest tag is found; null for no policy. */
    protected final void choose(@CheckForNull TagPolicyChoice choice) {
        this.policy = choice;
    }

    /** Which tags are judged; null for all. */
    public TagFilter getFilterTags() {
        return filterTags;
    }

    @DataBoundSetter
    public void setFilterTags(TagFilter filterTags) {
        this.filterTags = filterTags == null || filterTags.toSpec() == null ? null : filterTags;
    }

    /** {@code Never}, {@code IfNotPresent} or {@code Always}. */
    public String getDigestReflectionPolicy() {
        return digestReflection().text();
    }

    /** Sets when the digest is looked up; refuses other words. */
    @DataBoundSetter
    public void setDigestReflectionPolicy(String digestReflectionPolicy) {
        this.digestReflectionPolicy = Words.normal(
                "digestReflectionPolicy", digestReflectionPolicy, DigestReflection.values(), DigestReflection::text);
    }

    /** When the digest is looked up. */
    @NonNull
    public DigestReflection digestReflection() {
        DigestReflection reflection = Words.parse(
                "digestReflectionPolicy", digestReflectionPolicy, DigestReflection.values(), DigestReflection::text);
        return reflection == null ? DigestReflection.NEVER : reflection;
    }

    /** How long a tag must have been known before it is picked, such as {@code 72h}; null: not at all. */
    public String getMinimumAge() {
        return minimumAge;
    }

    @DataBoundSetter
    public void setMinimumAge(String minimumAge) {
        this.minimumAge = Texts.trimToNull(minimumAge);
    }

    /** Tags that are never picked, each a whole tag or a glob; null for none. */
    public List<String> getIgnoreTags() {
        return ignoreTags == null ? null : new ArrayList<>(ignoreTags);
    }

    @DataBoundSetter
    public void setIgnoreTags(List<String> ignoreTags) {
        this.ignoreTags = Texts.linesOrNull(ignoreTags);
    }

    /** The tags to ignore for a text area, one a line. */
    public String ignoreTagsText() {
        return Texts.joined(ignoreTags);
    }

    /** A tag to stay on; null for none. */
    public TagPin getPin() {
        return pin;
    }

    @DataBoundSetter
    public void setPin(TagPin pin) {
        this.pin = pin == null || pin.isEmpty() ? null : pin;
    }

    /** The greatest step from the last pick: {@code major}, {@code minor}, {@code patch}, {@code prerelease}; null: any. */
    public String getAllow() {
        return allow;
    }

    /** Sets the greatest step; refuses other words. */
    @DataBoundSetter
    public void setAllow(String allow) {
        this.allow = Words.normal("allow", allow, UpdateLevel.values(), UpdateLevel::text);
    }

    /** {@code hold} or {@code write}: what happens when the pick is lower than the last one. */
    public String getOnDowngrade() {
        return onDowngrade == null ? GuardAction.HOLD.text() : onDowngrade;
    }

    /** Sets what happens to a lower pick; refuses other words. */
    @DataBoundSetter
    public void setOnDowngrade(String onDowngrade) {
        this.onDowngrade = guard("onDowngrade", onDowngrade);
    }

    /** {@code hold} or {@code write}: what happens when the last pick is gone and the new one lower; null: as onDowngrade. */
    public String getOnShrink() {
        return onShrink;
    }

    /** Sets what happens when the list shrinks; refuses other words. */
    @DataBoundSetter
    public void setOnShrink(String onShrink) {
        this.onShrink = guard("onShrink", onShrink);
    }

    /** {@code hold} or {@code write}: what happens when a tag was pushed again; null: it is taken. */
    public String getOnRepush() {
        return onRepush;
    }

    /** Sets what happens when a tag was pushed again; refuses other words. */
    @DataBoundSetter
    public void setOnRepush(String onRepush) {
        this.onRepush = guard("onRepush", onRepush);
    }

    /** Platforms that an image must have, such as {@code linux/arm64}; null: not looked at. */
    public List<String> getPlatforms() {
        return platforms == null ? null : new ArrayList<>(platforms);
    }

    @DataBoundSetter
    public void setPlatforms(List<String> platforms) {
        this.platforms = Texts.linesOrNull(platforms);
    }

    /** The platforms for a text area, one a line. */
    public String platformsText() {
        return Texts.joined(platforms);
    }

    /** Policies of one group move only together; null for none. */
    public String getGroup() {
        return group;
    }

    @DataBoundSetter
    public void setGroup(String group) {
        this.group = Texts.trimToNull(group);
    }

    /** Whether a numerical policy leaves out what is no number. */
    public boolean isSkipUnparsable() {
        return skipUnparsable;
    }

    @DataBoundSetter
    public void setSkipUnparsable(boolean skipUnparsable) {
        this.skipUnparsable = skipUnparsable;
    }

    /** Whether a numerical policy compares whole numbers of any size. */
    public boolean isExactIntegers() {
        return exactIntegers;
    }

    @DataBoundSetter
    public void setExactIntegers(boolean exactIntegers) {
        this.exactIntegers = exactIntegers;
    }

    /** How the newest tag is found, for the engine. */
    @NonNull
    final PolicyChoice choice() {
        return policy == null ? new PolicyChoice.Unknown("") : policy.toChoice();
    }

    /**
     * These settings on a policy of the engine.
     *
     * @throws IllegalArgumentException with a sentence for the user if one of them cannot be read
     */
    @NonNull
    final ImagePolicy apply(@NonNull ImagePolicy to) {
        return to.withFilterTags(filterTags == null ? null : filterTags.toSpec())
                .withDigestReflection(digestReflection())
                .withOptions(options());
    }

    /** What is wrong with one of the settings, in one sentence. */
    @NonNull
    final Optional<String> settingsProblem() {
        try {
            options();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private PolicyOptions options() {
        return new PolicyOptions(
                minimumAge == null ? null : Durations.parse("minimumAge", minimumAge),
                ignoreTags == null ? List.of() : ignoreTags,
                pin == null ? null : pin.toSpec(),
                Words.parse("allow", allow, UpdateLevel.values(), UpdateLevel::text),
                action("onDowngrade", getOnDowngrade()),
                action("onShrink", onShrink),
                action("onRepush", onRepush),
                platforms == null ? List.of() : platforms.stream().map(PolicySettings::platform).toList(),
                group == null ? "" : group,
                skipUnparsable,
                exactIntegers);
    }

    private static String platform(String text) {
        SpecChecks.platform(text).ifPresent(problem -> {
            throw new IllegalArgumentException("platforms: " + problem);
        });
        return text.toLowerCase(Locale.ROOT);
    }

    private static String guard(String field, String text) {
        return Words.normal(field, text, GuardAction.values(), GuardAction::text);
    }

    private static GuardAction action(String field, String text) {
        return Words.parse(field, text, GuardAction.values(), GuardAction::text);
    }
}

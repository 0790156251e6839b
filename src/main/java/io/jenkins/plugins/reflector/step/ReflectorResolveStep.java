package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.TagFilter;
import io.jenkins.plugins.reflector.config.TagPin;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Asks a registry which image a policy picks now, and edits nothing. Its parameters are those of an {@link ImageEntry}. */
public final class ReflectorResolveStep extends Step {

    private final ImageEntry entry;

    @DataBoundConstructor
    public ReflectorResolveStep(String image) {
        this.entry = new ImageEntry(image);
    }

    /** All of it, for the form. */
    public ImageEntry entry() {
        return entry;
    }

    /** Such as {@code nginx} or {@code ghcr.io/org/app}. */
    public String getImage() {
        return entry.getImage();
    }

    /** How the newest tag is found; null if {@link #getTag} says which. */
    public TagPolicyChoice getPolicy() {
        return entry.getPolicy();
    }

    @DataBoundSetter
    public void setPolicy(TagPolicyChoice policy) {
        entry.setPolicy(policy);
    }

    /** Which tags are judged; null for all. */
    public TagFilter getFilterTags() {
        return entry.getFilterTags();
    }

    @DataBoundSetter
    public void setFilterTags(TagFilter filterTags) {
        entry.setFilterTags(filterTags);
    }

    /** This tag and no other, which the policy must allow if there is one; null to let the policy choose. */
    public String getTag() {
        return entry.getTag();
    }

    @DataBoundSetter
    public void setTag(String tag) {
        entry.setTag(tag);
    }

    /** The registry's credentials; null for none. */
    public String getCredentialsId() {
        return entry.getCredentialsId();
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        entry.setCredentialsId(credentialsId);
    }

    /** {@code Never}, {@code IfNotPresent} or {@code Always}. */
    public String getDigestReflectionPolicy() {
        return entry.getDigestReflectionPolicy();
    }

    @DataBoundSetter
    public void setDigestReflectionPolicy(String digestReflectionPolicy) {
        entry.setDigestReflectionPolicy(digestReflectionPolicy);
    }

    /** How long a tag must have been known before it is picked; null: not at all. */
    public String getMinimumAge() {
        return entry.getMinimumAge();
    }

    @DataBoundSetter
    public void setMinimumAge(String minimumAge) {
        entry.setMinimumAge(minimumAge);
    }

    /** Tags that are never picked; null for none. */
    public List<String> getIgnoreTags() {
        return entry.getIgnoreTags();
    }

    @DataBoundSetter
    public void setIgnoreTags(List<String> ignoreTags) {
        entry.setIgnoreTags(ignoreTags);
    }

    /** A tag to stay on; null for none. */
    public TagPin getPin() {
        return entry.getPin();
    }

    @DataBoundSetter
    public void setPin(TagPin pin) {
        entry.setPin(pin);
    }

    /** The greatest step from what was picked before; null: any. */
    public String getAllow() {
        return entry.getAllow();
    }

    @DataBoundSetter
    public void setAllow(String allow) {
        entry.setAllow(allow);
    }

    /** What happens when the pick is lower than the one before. */
    public String getOnDowngrade() {
        return entry.getOnDowngrade();
    }

    @DataBoundSetter
    public void setOnDowngrade(String onDowngrade) {
        entry.setOnDowngrade(onDowngrade);
    }

    /** What happens when the pick before is gone and the new one lower; null: as onDowngrade. */
    public String getOnShrink() {
        return entry.getOnShrink();
    }

    @DataBoundSetter
    public void setOnShrink(String onShrink) {
        entry.setOnShrink(onShrink);
    }

    /** What happens when a tag was pushed again; null: it is taken. */
    public String getOnRepush() {
        return entry.getOnRepush();
    }

    @DataBoundSetter
    public void setOnRepush(String onRepush) {
        entry.setOnRepush(onRepush);
    }

    /** Platforms that the image must have; null: not looked at. */
    public List<String> getPlatforms() {
        return entry.getPlatforms();
    }

    @DataBoundSetter
    public void setPlatforms(List<String> platforms) {
        entry.setPlatforms(platforms);
    }

    /** Whether a numerical policy leaves out what is no number. */
    public boolean isSkipUnparsable() {
        return entry.isSkipUnparsable();
    }

    @DataBoundSetter
    public void setSkipUnparsable(boolean skipUnparsable) {
        entry.setSkipUnparsable(skipUnparsable);
    }

    /** Whether a numerical policy compares whole numbers of any size. */
    public boolean isExactIntegers() {
        return entry.isExactIntegers();
    }

    @DataBoundSetter
    public void setExactIntegers(boolean exactIntegers) {
        entry.setExactIntegers(exactIntegers);
    }

    /** The label of an agent that the registry is asked from; null: from the controller. */
    public String getScanFrom() {
        return entry.getScanFrom();
    }

    @DataBoundSetter
    public void setScanFrom(String scanFrom) {
        entry.setScanFrom(scanFrom);
    }

    /** A certificate, or a PEM file or text: whom to trust, what to show, or both; null for neither. */
    public String getCertCredentialsId() {
        return entry.getCertCredentialsId();
    }

    @DataBoundSetter
    public void setCertCredentialsId(String certCredentialsId) {
        entry.setCertCredentialsId(certCredentialsId);
    }

    /** A secret text with a proxy's URL; null: the proxy of the registry or of Jenkins. */
    public String getProxyCredentialsId() {
        return entry.getProxyCredentialsId();
    }

    @DataBoundSetter
    public void setProxyCredentialsId(String proxyCredentialsId) {
        entry.setProxyCredentialsId(proxyCredentialsId);
    }

    /** {@code generic}, or {@code aws} for credentials that are a key of Amazon's. */
    public String getProvider() {
        return entry.getProvider();
    }

    @DataBoundSetter
    public void setProvider(String provider) {
        entry.setProvider(provider);
    }

    /** RE2 expressions of tags to leave out; null for signatures and the like. */
    public List<String> getExclusionList() {
        return entry.getExclusionList();
    }

    @DataBoundSetter
    public void setExclusionList(List<String> exclusionList) {
        entry.setExclusionList(exclusionList);
    }

    /** How many tags are asked for at once; 0: the client's own choice. */
    public int getPageSize() {
        return entry.getPageSize();
    }

    @DataBoundSetter
    public void setPageSize(int pageSize) {
        entry.setPageSize(pageSize);
    }

    /** A URL that is asked instead of the image's registry; null: the registry itself. */
    public String getMirror() {
        return entry.getMirror();
    }

    @DataBoundSetter
    public void setMirror(String mirror) {
        entry.setMirror(mirror);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReflectorResolveExecution(context, entry);
    }

    /** Offers the step; it needs no node. Its form is that of an image. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "reflectorResolve";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReflectorResolveStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        /** Checks, fills and explains the fields. */
        public Descriptor<?> entryDescriptor() {
            return Jenkins.get().getDescriptorOrDie(ImageEntry.class);
        }
    }
}

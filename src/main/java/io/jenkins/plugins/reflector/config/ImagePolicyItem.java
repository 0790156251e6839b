package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A policy as configured in Jenkins; the describable twin of {@link ImagePolicy}. */
public final class ImagePolicyItem extends AbstractDescribableImpl<ImagePolicyItem> {

    private final String name;
    private final String imageRepositoryRef;
    private final TagPolicyChoice policy;
    private String namespace;
    private TagFilter filterTags;
    private String digestReflectionPolicy = DigestReflection.NEVER.text();
    private String interval;
    private boolean suspend;

    @DataBoundConstructor
    public ImagePolicyItem(String name, String imageRepositoryRef, TagPolicyChoice policy) {
        this.name = Texts.orDefault(name, "");
        this.imageRepositoryRef = Texts.orDefault(imageRepositoryRef, "");
        this.policy = policy;
    }

    /** What jobs and markers call it. */
    public String getName() {
        return name;
    }

    /** The repository: its name, or {@code namespace/name}. */
    public String getImageRepositoryRef() {
        return imageRepositoryRef;
    }

    /** How the newest tag is found. */
    public TagPolicyChoice getPolicy() {
        return policy;
    }

    /** A folder's full name or a plain name; null for the default one. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Texts.trimToNull(namespace);
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
        return digestReflectionPolicy;
    }

    /** Sets when digests are looked up; refuses other words. */
    @DataBoundSetter
    public void setDigestReflectionPolicy(String digestReflectionPolicy) {
        this.digestReflectionPolicy =
                DigestReflections.parse(digestReflectionPolicy).text();
    }

    /** How often a digest is looked up again; null: at every scan. */
    public String getInterval() {
        return interval;
    }

    @DataBoundSetter
    public void setInterval(String interval) {
        this.interval = Texts.trimToNull(interval);
    }

    /** Whether it keeps its last answer. */
    public boolean isSuspend() {
        return suspend;
    }

    @DataBoundSetter
    public void setSuspend(boolean suspend) {
        this.suspend = suspend;
    }


    /** The same for the engine, of the namespace that it names. */
    @NonNull
    public ImagePolicy toSpec() {
        return toSpec(null);
    }

    /**
     * The same for the engine.
     *
     * @param folder the full name of the folder that it belongs to, whatever its namespace; null for the global configuration
     * @throws IllegalArgumentException with a sentence for the user if the interval cannot be read
     */
    @NonNull
    public ImagePolicy toSpec(@CheckForNull String folder) {
        String scope = folder == null ? namespace : folder;
        return new ImagePolicy(
                Names.of(scope, name),
                Map.of(),
                Names.parse(imageRepositoryRef, scope),
                policy == null ? new PolicyChoice.Unknown("") : policy.toChoice(),
                filterTags == null ? null : filterTags.toSpec(),
                DigestReflections.parse(digestReflectionPolicy),
                interval == null ? null : Durations.parse(interval),
                suspend,
                PolicyOptions.NONE,
                SourcePosition.NONE);
    }

    /** Part of the global form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ImagePolicyItem> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ImagePolicyItem_displayName();
        }

        @POST
        public ListBoxModel doFillDigestReflectionPolicyItems() {
            return checks.digestReflections(null);
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return checks.name(null, value);
        }

        @POST
        public FormValidation doCheckNamespace(@QueryParameter String value) {
            return checks.namespace(null, value);
        }

        @POST
        public FormValidation doCheckImageRepositoryRef(@QueryParameter String value) {
            return checks.reference(null, value);
        }

        @POST
        public FormValidation doCheckInterval(@QueryParameter String value) {
            return checks.optionalDuration(null, value);
        }
    }
}

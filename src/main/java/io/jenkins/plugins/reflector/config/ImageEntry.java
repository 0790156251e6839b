package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.config.preview.TriedTags;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An image as a step or trigger names it: repository and policy in one; a plain map in Pipeline (product.md). */
public final class ImageEntry extends PolicySettings<ImageEntry> implements Cloneable {

    private static final long serialVersionUID = 1L;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private String image;
    private String tag;
    private String credentialsId;
    private String scanFrom;

    @DataBoundConstructor
    public ImageEntry(String image) {
        this.image = Texts.orDefault(image, "");
    }

    /** Such as {@code nginx} or {@code ghcr.io/org/app}; this very text is written into files. */
    public String getImage() {
        return image;
    }

    /** Sets how the newest tag is found; null if {@link #getTag} says which. */
    @DataBoundSetter
    public void setPolicy(TagPolicyChoice policy) {
        choose(policy);
    }

    /** This tag and no other, which the policy must allow if there is one; null to let the policy choose. */
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(String tag) {
        this.tag = Texts.trimToNull(tag);
    }

    /** The registry's credentials; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Texts.trimToNull(credentialsId);
    }

    /** The label of an agent that the registry is asked from; null: from the controller. */
    public String getScanFrom() {
        return scanFrom;
    }

    @DataBoundSetter
    public void setScanFrom(String scanFrom) {
        this.scanFrom = Texts.trimToNull(scanFrom);
    }

    /** The same with its image and tag replaced. */
    @NonNull
    public ImageEntry expanded(@NonNull UnaryOperator<String> expand) {
        try {
            ImageEntry other = (ImageEntry) clone();
            other.image = expand.apply(image);
            other.setTag(tag == null ? null : expand.apply(tag));
            return other;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("it is Cloneable", e);
        }
    }

    /** What is wrong with the entry, in one sentence. */
    @NonNull
    public Optional<String> problem() {
        if (getPolicy() == null && tag == null) {
            return Optional.of("The image " + image + " has neither a policy nor a tag: "
                    + "add one, such as policy: semver('1.x').");
        }
        return SpecChecks.image(image)
                .or(() -> tag == null ? Optional.empty() : SpecChecks.tag(tag))
                .or(() -> settingsProblem().map(problem -> image + ": " + problem));
    }

    /** Its image repository under a name. */
    @NonNull
    public ImageRepository toRepository(@NonNull ResourceName name) {
        return new ImageRepository(
                name,
                image,
                TIMEOUT,
                TIMEOUT,
                credentialsId,
                false,
                DefaultExclusions.PATTERNS,
                false,
                null,
                SourcePosition.NONE)
                .withOptions(new RepositoryOptions(null, null, scanFrom == null ? "" : scanFrom));
    }

    /**
     * Its policy under a name, over the repository of the same name.
     *
     * @throws IllegalArgumentException with a sentence for the user, where {@link #problem} has one
     */
    @NonNull
    public ImagePolicy toPolicy(@NonNull ResourceName name) {
        return apply(ImagePolicy.of(name, name, choice()));
    }

    /** Part of the forms of steps and triggers. */
    @Extension
    public static final class DescriptorImpl extends PolicySettingsDescriptor<ImageEntry> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ImageEntry_displayName();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String image, @QueryParameter String credentialsId) {
            return CredentialsLists.forRegistry(item, image, credentialsId);
        }

        @POST
        public FormValidation doCheckImage(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.image(item, value);
        }

        @POST
        public FormValidation doCheckTag(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(
                    item, () -> Texts.trimToNull(value) == null ? Optional.empty() : SpecChecks.tag(value));
        }

        /** Lists the tags of the image with the job's credentials, and remembers them for the policy's answer. */
        @POST
        public FormValidation doTestConnection(
                @AncestorInPath Item item, @QueryParameter String image, @QueryParameter String credentialsId)
                throws InterruptedException {
            if (!jenkins.mayConfigure(item)) {
                return jenkins.ok();
            }
            Optional<String> problem = SpecChecks.image(image);
            if (problem.isPresent()) {
                return jenkins.error(problem.get());
            }
            ImageEntry entry = new ImageEntry(image);
            entry.setCredentialsId(credentialsId);
            ImageRepository repository = entry.toRepository(Names.of(null, "tried"));
            RegistryProbe.Answer answer = RegistryProbe.get().list(repository, item);
            if (answer.tags() != null) {
                TriedTags.SHARED.put(item, image, credentialsId, answer.tags());
            }
            return answer.show(jenkins);
        }
    }
}

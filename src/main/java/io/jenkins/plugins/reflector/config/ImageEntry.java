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
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private String certCredentialsId;
    private String proxyCredentialsId;
    private String provider;
    private ArrayList<String> exclusionList;
    private int pageSize;
    private String mirror;

    @DataBoundConstructor
    public ImageEntry(String image) {
        this.image = Texts.orDefault(image, "");
    }

    /** Such as {@code nginx} or {@code ghcr.io/org/app}; this very text is written into files. */
    public String getImage() {
        // An edited config.xml may have none.
        return image == null ? "" : image;
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

    /** A certificate, or a PEM file or text: whom to trust, what to show, or both; null for neither. */
    public String getCertCredentialsId() {
        return certCredentialsId;
    }

    @DataBoundSetter
    public void setCertCredentialsId(String certCredentialsId) {
        this.certCredentialsId = Texts.trimToNull(certCredentialsId);
    }

    /** A secret text with a proxy's URL; null: the proxy of the registry or of Jenkins. */
    public String getProxyCredentialsId() {
        return proxyCredentialsId;
    }

    @DataBoundSetter
    public void setProxyCredentialsId(String proxyCredentialsId) {
        this.proxyCredentialsId = Texts.trimToNull(proxyCredentialsId);
    }

    /** {@code generic}, or {@code aws} for credentials that are a key of Amazon's. */
    public String getProvider() {
        return provider == null ? Provider.GENERIC.text() : provider;
    }

    /** Sets what kind of credentials they are; refuses other words. */
    @DataBoundSetter
    public void setProvider(String provider) {
        this.provider = RepositoryFields.provider(provider);
    }

    /** RE2 expressions of tags to leave out; null for {@link DefaultExclusions}. */
    public List<String> getExclusionList() {
        return exclusionList == null ? null : new ArrayList<>(exclusionList);
    }

    @DataBoundSetter
    public void setExclusionList(List<String> exclusionList) {
        this.exclusionList = Texts.linesOrNull(exclusionList);
    }

    /** The exclusion list for a text area, one a line. */
    public String exclusionListText() {
        return Texts.joined(exclusionList);
    }

    /** How many tags are asked for at once; 0: the client's own choice. */
    public int getPageSize() {
        return pageSize;
    }

    /** Sets the page size; refuses what no registry answers. */
    @DataBoundSetter
    public void setPageSize(int pageSize) {
        this.pageSize = RepositoryFields.pageSize(pageSize);
    }

    /** A URL that is asked instead of the image's registry, with the credentials for that URL; null: the registry itself. */
    public String getMirror() {
        return mirror;
    }

    @DataBoundSetter
    public void setMirror(String mirror) {
        this.mirror = Texts.trimToNull(mirror);
    }

    /** The same with its image and tag replaced. */
    @NonNull
    public ImageEntry expanded(@NonNull UnaryOperator<String> expand) {
        try {
            ImageEntry other = (ImageEntry) clone();
            other.image = expand.apply(getImage());
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
            return Optional.of("The image " + getImage() + " has neither a policy nor a tag: "
                    + "add one, such as policy: semver('1.x').");
        }
        return SpecChecks.image(getImage())
                .or(() -> tag == null ? Optional.empty() : SpecChecks.tag(tag))
                .or(() -> SpecChecks.mirror(mirror)
                        .or(() -> SpecChecks.patterns(exclusionListText()))
                        .map(problem -> getImage() + ": " + problem))
                .or(() -> settingsProblem().map(problem -> getImage() + ": " + problem));
    }

    /**
     * Its image repository under a name.
     *
     * @throws IllegalArgumentException with a sentence for the user, where {@link #problem} has one
     */
    @NonNull
    public ImageRepository toRepository(@NonNull ResourceName name) {
        return new ImageRepository(
                name,
                Map.of(),
                getImage(),
                TIMEOUT,
                TIMEOUT,
                credentialsId,
                RepositoryFields.connection(certCredentialsId, proxyCredentialsId, getProvider()),
                false,
                exclusionList == null ? DefaultExclusions.PATTERNS : exclusionList,
                false,
                null,
                RepositoryFields.options(pageSize, mirror, scanFrom),
                SourcePosition.NONE);
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

        @POST
        public ListBoxModel doFillCertCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String image, @QueryParameter String certCredentialsId) {
            return CredentialsLists.forCertificates(item, image, certCredentialsId);
        }

        @POST
        public ListBoxModel doFillProxyCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String proxyCredentialsId) {
            return CredentialsLists.forSecretText(item, proxyCredentialsId);
        }

        @POST
        public ListBoxModel doFillProviderItems(@AncestorInPath Item item) {
            return checks.registryProviders(item);
        }

        @POST
        public FormValidation doCheckExclusionList(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.patterns(item, value);
        }

        @POST
        public FormValidation doCheckPageSize(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.pageSize(item, value);
        }

        @POST
        public FormValidation doCheckMirror(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.mirror(item, value);
        }

        /** Lists the tags of the image by what the form says, and remembers them for the policy's answer. */
        @POST
        public FormValidation doTestConnection(
                @AncestorInPath Item item,
                @QueryParameter String image,
                @QueryParameter String credentialsId,
                @QueryParameter String provider,
                @QueryParameter String certCredentialsId,
                @QueryParameter String proxyCredentialsId,
                @QueryParameter String exclusionList,
                @QueryParameter String mirror,
                @QueryParameter String pageSize,
                @QueryParameter String scanFrom)
                throws InterruptedException {
            if (!jenkins.mayConfigure(item)) {
                return jenkins.ok();
            }
            Optional<String> problem = SpecChecks.image(image)
                    .or(() -> SpecChecks.mirror(mirror))
                    .or(() -> SpecChecks.pageSize(pageSize))
                    .or(() -> SpecChecks.patterns(exclusionList));
            if (problem.isPresent()) {
                return jenkins.error(problem.get());
            }
            ImageEntry entry = new ImageEntry(image);
            entry.setCredentialsId(credentialsId);
            entry.setProvider(provider);
            entry.setCertCredentialsId(certCredentialsId);
            entry.setProxyCredentialsId(proxyCredentialsId);
            entry.setExclusionList(List.of(Texts.orDefault(exclusionList, "")));
            entry.setMirror(mirror);
            entry.setPageSize(Integer.parseInt(Texts.orDefault(pageSize, "0")));
            entry.setScanFrom(scanFrom);
            ImageRepository repository = entry.toRepository(Names.of(null, "tried"));
            RegistryProbe.Answer answer = RegistryProbe.get().list(repository, item);
            if (answer.tags() != null) {
                TriedTags.SHARED.put(item, image, credentialsId, answer.tags());
            }
            return answer.show(jenkins);
        }
    }
}

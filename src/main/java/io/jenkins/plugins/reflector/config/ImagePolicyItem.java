package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.entry.FormEntry;
import io.jenkins.plugins.reflector.config.entry.RowWords;
import io.jenkins.plugins.reflector.config.policy.PolicyWords;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.Labels;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A policy as configured in Jenkins; the describable twin of {@link ImagePolicy}. */
public final class ImagePolicyItem extends PolicySettings<ImagePolicyItem> implements FormEntry {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String imageRepositoryRef;
    private String namespace;
    private ArrayList<String> labels;
    private RepositorySelectorItem repositories;
    private String interval;
    private boolean suspend;

    @DataBoundConstructor
    public ImagePolicyItem(String name, String imageRepositoryRef, TagPolicyChoice policy) {
        this.name = Texts.orDefault(name, "");
        this.imageRepositoryRef = Texts.orDefault(imageRepositoryRef, "");
        choose(policy);
    }

    /** What jobs and markers call it. */
    public String getName() {
        return name;
    }

    /** The repository: its name, or {@code namespace/name}; empty if {@link #getRepositories} says which. */
    public String getImageRepositoryRef() {
        return imageRepositoryRef;
    }

    /** A folder's full name or a plain name; null for the default one. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Texts.trimToNull(namespace);
    }

    /** Labels of the policy itself, {@code name=value} each, by which automations choose it; null for none. */
    public List<String> getLabels() {
        return labels == null ? null : new ArrayList<>(labels);
    }

    @DataBoundSetter
    public void setLabels(List<String> labels) {
        this.labels = Texts.linesOrNull(labels);
    }

    /** The labels for a text area, one a line. */
    public String labelsText() {
        return Texts.joined(labels);
    }

    /** Further repositories, each of which has a pick of its own; null for none. */
    public RepositorySelectorItem getRepositories() {
        return repositories;
    }

    @DataBoundSetter
    public void setRepositories(RepositorySelectorItem repositories) {
        this.repositories = repositories;
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

    @NonNull
    @Override
    public String rowName() {
        return RowWords.name(namespace, name);
    }

    @NonNull
    @Override
    public String rowText() {
        return RowWords.text(suspend, () -> {
            String rule = PolicyWords.of(toSpec());
            return imageRepositoryRef.isEmpty() ? rule : imageRepositoryRef + ": " + rule;
        });
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
     * @throws IllegalArgumentException with a sentence for the user if one of the fields cannot be read
     */
    @NonNull
    public ImagePolicy toSpec(@CheckForNull String folder) {
        ResourceName resource = Names.of(folder == null ? namespace : folder, name);
        String here = resource.namespace();
        if (imageRepositoryRef.isEmpty() && repositories == null) {
            throw new IllegalArgumentException(
                    "image policy " + resource + " has no imageRepositoryRef: name an image repository.");
        }
        try {
            return apply(new ImagePolicy(
                    resource,
                    Labels.parse("labels", labels),
                    imageRepositoryRef.isEmpty() ? null : Names.parse(imageRepositoryRef, here),
                    repositories == null ? null : repositories.toSpec(here),
                    choice(),
                    null,
                    DigestReflection.NEVER,
                    interval == null ? null : Durations.parse("interval", interval),
                    suspend,
                    PolicyOptions.NONE,
                    SourcePosition.NONE));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("image policy " + resource + ": " + e.getMessage(), e);
        }
    }

    /** Part of the global form. */
    @Extension
    public static final class DescriptorImpl extends PolicySettingsDescriptor<ImagePolicyItem> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ImagePolicyItem_displayName();
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.name(item, value);
        }

        @POST
        public FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.namespace(item, value);
        }

        @POST
        public FormValidation doCheckImageRepositoryRef(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(
                    item, () -> Texts.trimToNull(value) == null ? Optional.empty() : SpecChecks.reference(value));
        }

        @POST
        public FormValidation doCheckLabels(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.labels(item, value);
        }

        @POST
        public FormValidation doCheckInterval(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.optionalDuration(item, value);
        }
    }
}

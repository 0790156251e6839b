package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A watched image repository as configured in Jenkins; the describable twin of {@link ImageRepository}. */
public final class ImageRepositoryItem extends AbstractDescribableImpl<ImageRepositoryItem> {

    /** How often a repository is scanned if nothing is said. */
    public static final String DEFAULT_INTERVAL = "10m";

    private final String name;
    private final String image;
    private String namespace;
    private String interval = DEFAULT_INTERVAL;
    private String timeout;
    private String credentialsId;
    private ArrayList<String> exclusionList;
    private boolean insecure;
    private boolean suspend;

    @DataBoundConstructor
    public ImageRepositoryItem(String name, String image) {
        this.name = Texts.orDefault(name, "");
        this.image = Texts.orDefault(image, "");
    }

    /** What policies call it. */
    public String getName() {
        return name;
    }

    /** Such as {@code nginx} or {@code ghcr.io/org/app}; this very text is written into files. */
    public String getImage() {
        return image;
    }

    /** A folder's full name or a plain name; null for the default one. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Texts.trimToNull(namespace);
    }

    /** Time between two scans, such as {@code 10m}. */
    public String getInterval() {
        return interval;
    }

    @DataBoundSetter
    public void setInterval(String interval) {
        this.interval = Texts.orDefault(interval, DEFAULT_INTERVAL);
    }

    /** For a whole scan; null: as long as the interval. */
    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Texts.trimToNull(timeout);
    }

    /** The registry's credentials; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Texts.trimToNull(credentialsId);
    }

    /** RE2 expressions of tags to leave out; null for {@link DefaultExclusions}. */
    public List<String> getExclusionList() {
        return exclusionList == null ? null : new ArrayList<>(exclusionList);
    }

    @DataBoundSetter
    public void setExclusionList(List<String> exclusionList) {
        ArrayList<String> lines = Texts.lines(exclusionList);
        this.exclusionList = lines.isEmpty() ? null : lines;
    }

    /** The exclusion list for a text area, one a line. */
    public String exclusionListText() {
        return exclusionList == null ? "" : String.join("\n", exclusionList);
    }

    /** Whether plain HTTP is allowed. */
    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    /** Whether it is left alone. */
    public boolean isSuspend() {
        return suspend;
    }

    @DataBoundSetter
    public void setSuspend(boolean suspend) {
        this.suspend = suspend;
    }


    /** The same for the engine, of the namespace that it names. */
    @NonNull
    public ImageRepository toSpec() {
        return toSpec(null);
    }

    /**
     * The same for the engine.
     *
     * @param folder the full name of the folder that it belongs to, whatever its namespace; null for the global configuration
     * @throws IllegalArgumentException with a sentence for the user if a duration cannot be read
     */
    @NonNull
    public ImageRepository toSpec(@CheckForNull String folder) {
        Duration every = Durations.parse(interval);
        return new ImageRepository(
                Names.of(folder == null ? namespace : folder, name),
                image,
                every,
                timeout == null ? every : Durations.parse(timeout),
                credentialsId,
                suspend,
                exclusionList == null ? DefaultExclusions.PATTERNS : exclusionList,
                insecure,
                null,
                SourcePosition.NONE);
    }

    /** Part of the global form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ImageRepositoryItem> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ImageRepositoryItem_displayName();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @QueryParameter String image, @QueryParameter String credentialsId) {
            return CredentialsLists.forRegistry(null, image, credentialsId);
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
        public FormValidation doCheckImage(@QueryParameter String value) {
            return checks.image(null, value);
        }

        @POST
        public FormValidation doCheckInterval(@QueryParameter String value) {
            return checks.optionalDuration(null, value);
        }

        @POST
        public FormValidation doCheckTimeout(@QueryParameter String value) {
            return checks.optionalDuration(null, value);
        }

        @POST
        public FormValidation doCheckExclusionList(@QueryParameter String value) {
            return checks.patterns(null, value);
        }
    }
}

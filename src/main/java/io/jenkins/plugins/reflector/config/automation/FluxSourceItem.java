package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Git repository that holds Flux resources, and is watched for changes of them. */
public final class FluxSourceItem extends AbstractDescribableImpl<FluxSourceItem> {

    /** How often the repository is looked at if nothing is said. */
    public static final String DEFAULT_INTERVAL = "5m";

    private final String name;
    private final String url;
    private GitReference ref;
    private String credentialsId;
    private String path;
    private String interval;
    private String namespace;
    private ArrayList<String> allowedCredentials;

    @DataBoundConstructor
    public FluxSourceItem(String name, String url) {
        this.name = Texts.orDefault(name, "");
        this.url = Texts.orDefault(url, "");
    }

    /** What messages call it. */
    public String getName() {
        return name;
    }

    /** http, https or ssh. */
    public String getUrl() {
        return url;
    }

    /** What is read; null: the branch {@link GitReference#DEFAULT_BRANCH}. */
    public GitReference getRef() {
        return ref;
    }

    @DataBoundSetter
    public void setRef(GitReference ref) {
        this.ref = GitReference.orNull(ref);
    }

    /** The Git server's credentials; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Texts.trimToNull(credentialsId);
    }

    /** The directory or file below the root; null for the root. */
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(String path) {
        this.path = Texts.trimToNull(path);
    }

    /** Time between two looks, such as {@code 5m}. */
    public String getInterval() {
        return interval == null ? DEFAULT_INTERVAL : interval;
    }

    @DataBoundSetter
    public void setInterval(String interval) {
        this.interval = Texts.trimToNull(interval);
    }

    /** The only namespace whose resources are taken; null: those of every one. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Texts.trimToNull(namespace);
    }

    /** Ids, or globs of them, of the credentials that the resources may name; null: none. */
    public List<String> getAllowedCredentials() {
        return allowedCredentials == null ? null : new ArrayList<>(allowedCredentials);
    }

    @DataBoundSetter
    public void setAllowedCredentials(List<String> allowedCredentials) {
        this.allowedCredentials = Texts.linesOrNull(allowedCredentials);
    }

    /** The ids for a text area. */
    public String allowedCredentialsText() {
        return Texts.joined(allowedCredentials);
    }

    /** What is read, for the engine. */
    @NonNull
    public GitRef toRef() {
        return GitReference.toSpec(ref);
    }

    /**
     * Time between two looks, for the engine.
     *
     * @throws IllegalArgumentException with a sentence for the user if it cannot be read
     */
    @NonNull
    public Duration toInterval() {
        return Durations.parse("interval", getInterval());
    }

    /** What is wrong with it, in one sentence. */
    @NonNull
    public Optional<String> problem() {
        return SpecChecks.name(name)
                .or(() -> SpecChecks.gitUrl(url))
                .or(() -> SpecChecks.duration(getInterval()))
                .or(() -> AutomationChecks.ref(toRef()));
    }

    /** Part of the global form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<FluxSourceItem> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FluxSourceItem_displayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return checks.name(null, value);
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            return checks.requiredGitUrl(null, value);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String url, @QueryParameter String credentialsId) {
            return CredentialsLists.forGit(null, url, credentialsId);
        }

        @POST
        public FormValidation doCheckInterval(@QueryParameter String value) {
            return checks.optionalDuration(null, value);
        }

        @POST
        public FormValidation doCheckNamespace(@QueryParameter String value) {
            return checks.namespace(null, value);
        }
    }
}

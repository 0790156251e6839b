package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The repository of an automation, and what is done there: Flux's GitRepository and {@code spec.git} in one (flux.md 3.1, 3.2). */
public final class GitSettings extends AbstractDescribableImpl<GitSettings> {

    private final String url;
    private String credentialsId;
    private String timeout;
    private String proxyCredentialsId;
    private GitReference ref;
    private CommitSettings commit;
    private PushSettings push;

    @DataBoundConstructor
    public GitSettings(String url) {
        this.url = Texts.orDefault(url, "");
    }

    /** http, https or ssh. */
    public String getUrl() {
        return url;
    }

    /** The Git server's credentials; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Texts.trimToNull(credentialsId);
    }

    /** For a fetch, and for a push; null: 60s. */
    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Texts.trimToNull(timeout);
    }

    /** A secret text with a proxy's URL, with user and password if it wants them; null: the proxy of Manage Jenkins. */
    public String getProxyCredentialsId() {
        return proxyCredentialsId;
    }

    @DataBoundSetter
    public void setProxyCredentialsId(String proxyCredentialsId) {
        this.proxyCredentialsId = Texts.trimToNull(proxyCredentialsId);
    }

    /** What is checked out; null: the branch {@link GitReference#DEFAULT_BRANCH}. */
    public GitReference getRef() {
        return ref;
    }

    @DataBoundSetter
    public void setRef(GitReference ref) {
        this.ref = GitReference.orNull(ref);
    }

    /** Who commits, and with which words; null for the defaults. */
    public CommitSettings getCommit() {
        return commit;
    }

    @DataBoundSetter
    public void setCommit(CommitSettings commit) {
        this.commit = CommitSettings.orNull(commit);
    }

    /** Where the commit goes; null: to the branch that was checked out. */
    public PushSettings getPush() {
        return push;
    }

    @DataBoundSetter
    public void setPush(PushSettings push) {
        this.push = PushSettings.orNull(push);
    }

    /**
     * The repository for the engine.
     *
     * @throws IllegalArgumentException with a sentence for the user if the URL or timeout cannot be read
     */
    @NonNull
    GitRepository toRepository(@NonNull ResourceName name) {
        SpecChecks.gitUrl(url).ifPresent(problem -> {
            throw new IllegalArgumentException("git.url: " + problem);
        });
        return new GitRepository(
                name,
                url,
                GitReference.toSpec(ref),
                credentialsId,
                new Connection(null, proxyCredentialsId, null, Provider.GENERIC),
                timeout == null ? GitRepository.DEFAULT_TIMEOUT : Durations.parse(timeout),
                SourcePosition.NONE);
    }

    /** Part of the form of an automation. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<GitSettings> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.requiredGitUrl(item, value);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
            return CredentialsLists.forGit(item, url, credentialsId);
        }

        @POST
        public ListBoxModel doFillProxyCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String proxyCredentialsId) {
            return CredentialsLists.forSecretText(item, proxyCredentialsId);
        }

        @POST
        public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.optionalDuration(item, value);
        }
    }
}

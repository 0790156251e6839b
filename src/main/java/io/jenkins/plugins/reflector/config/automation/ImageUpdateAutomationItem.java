package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.entry.FormEntry;
import io.jenkins.plugins.reflector.config.entry.RowWords;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.config.validation.Words;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * An automation as configured in Jenkins: Flux's ImageUpdateAutomation with its GitRepository, and our options beside them
 * (flux.md 3.1; product.md, "our own options"). {@link AutomationSpecs} converts it.
 */
public final class ImageUpdateAutomationItem extends AbstractDescribableImpl<ImageUpdateAutomationItem> implements FormEntry {

    private static final String DEFAULT_INTERVAL = "30m";

    private final String name;
    private final GitSettings git;
    private String namespace;
    private String interval;
    private boolean suspend;
    private ArrayList<String> policies;
    private PolicySelector policySelector;
    private UpdateSettings update;
    private ArrayList<String> paths;
    private ArrayList<EditRuleItem> rules;
    private ArrayList<String> include;
    private ArrayList<String> exclude;
    private boolean templates;
    private String onConflict;
    private boolean rebase;
    private String commitWindow;
    private Boolean trailers;
    private PullRequestSettings pullRequest;

    @DataBoundConstructor
    public ImageUpdateAutomationItem(String name, GitSettings git) {
        this.name = Texts.orDefault(name, "");
        this.git = git == null ? new GitSettings(null) : git;
    }

    /** What logs and trailers call it. */
    public String getName() {
        return name;
    }

    /** The repository, and what is done there. */
    public GitSettings getGit() {
        return git;
    }

    /** A folder's full name or a plain name; null for the default one. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(String namespace) {
        this.namespace = Texts.trimToNull(namespace);
    }

    @NonNull
    @Override
    public String rowName() {
        return RowWords.name(namespace, name);
    }

    @NonNull
    @Override
    public String rowText() {
        return RowWords.text(suspend, () -> AutomationSpecs.of(this, null).repository().url() + ", every " + getInterval());
    }

    /** Time between two runs when no pick changes, such as {@code 30m}. */
    public String getInterval() {
        return interval == null ? DEFAULT_INTERVAL : interval;
    }

    @DataBoundSetter
    public void setInterval(String interval) {
        this.interval = Texts.trimToNull(interval);
    }

    /** Whether it is left alone. */
    public boolean isSuspend() {
        return suspend;
    }

    @DataBoundSetter
    public void setSuspend(boolean suspend) {
        this.suspend = suspend;
    }

    /** Names and globs of the policies that apply; null: all of the namespace. */
    public List<String> getPolicies() {
        return policies == null ? null : new ArrayList<>(policies);
    }

    @DataBoundSetter
    public void setPolicies(List<String> policies) {
        this.policies = Texts.linesOrNull(policies);
    }

    /** The policies for a text area. */
    public String policiesText() {
        return Texts.joined(policies);
    }

    /** Which labels the policies must have; null: any. */
    public PolicySelector getPolicySelector() {
        return policySelector;
    }

    @DataBoundSetter
    public void setPolicySelector(PolicySelector policySelector) {
        this.policySelector = PolicySelector.orNull(policySelector);
    }

    /** What is edited; null: everything, by markers and images. */
    public UpdateSettings getUpdate() {
        return update;
    }

    @DataBoundSetter
    public void setUpdate(UpdateSettings update) {
        this.update = UpdateSettings.orNull(update);
    }

    /** Further directories or files; null for none. */
    public List<String> getPaths() {
        return paths == null ? null : new ArrayList<>(paths);
    }

    @DataBoundSetter
    public void setPaths(List<String> paths) {
        this.paths = Texts.linesOrNull(paths);
    }

    /** The paths for a text area. */
    public String pathsText() {
        return Texts.joined(paths);
    }

    /** Places that are named by hand; null for none. */
    public List<EditRuleItem> getRules() {
        return rules == null ? null : new ArrayList<>(rules);
    }

    @DataBoundSetter
    public void setRules(List<EditRuleItem> rules) {
        this.rules = rules == null || rules.isEmpty() ? null : new ArrayList<>(rules);
    }

    /** Globs of files of which one must match; null: every file. */
    public List<String> getInclude() {
        return include == null ? null : new ArrayList<>(include);
    }

    @DataBoundSetter
    public void setInclude(List<String> include) {
        this.include = Texts.linesOrNull(include);
    }

    /** The globs for a text area. */
    public String includeText() {
        return Texts.joined(include);
    }

    /** Globs of files that are left alone; null for none. */
    public List<String> getExclude() {
        return exclude == null ? null : new ArrayList<>(exclude);
    }

    @DataBoundSetter
    public void setExclude(List<String> exclude) {
        this.exclude = Texts.linesOrNull(exclude);
    }

    /** The globs for a text area. */
    public String excludeText() {
        return Texts.joined(exclude);
    }

    /** Whether what is no YAML, such as Helm templates, is edited line by line. */
    public boolean isTemplates() {
        return templates;
    }

    @DataBoundSetter
    public void setTemplates(boolean templates) {
        this.templates = templates;
    }

    /** {@code retry}, {@code fail} or {@code force}. */
    public String getOnConflict() {
        return onConflict == null ? OnConflict.RETRY.text() : onConflict;
    }

    /** Sets what to do when the branch moved; refuses other words. */
    @DataBoundSetter
    public void setOnConflict(String onConflict) {
        this.onConflict = Words.normal("onConflict", onConflict, OnConflict.values(), OnConflict::text);
    }

    /** Whether the push branch is made anew from what was checked out. */
    public boolean isRebase() {
        return rebase;
    }

    @DataBoundSetter
    public void setRebase(boolean rebase) {
        this.rebase = rebase;
    }

    /** How long further changes are waited for before a commit; null: not at all. */
    public String getCommitWindow() {
        return commitWindow;
    }

    @DataBoundSetter
    public void setCommitWindow(String commitWindow) {
        this.commitWindow = Texts.trimToNull(commitWindow);
    }

    /** Whether messages end with trailers that name the automation and its changes. */
    public boolean isTrailers() {
        return trailers == null || trailers;
    }

    @DataBoundSetter
    public void setTrailers(boolean trailers) {
        this.trailers = trailers ? null : Boolean.FALSE;
    }

    /** What is opened for the push branch; null for nothing. */
    public PullRequestSettings getPullRequest() {
        return pullRequest;
    }

    @DataBoundSetter
    public void setPullRequest(PullRequestSettings pullRequest) {
        this.pullRequest = pullRequest;
    }

    /** Part of the forms of the controller and of folders. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ImageUpdateAutomationItem> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ImageUpdateAutomationItem_displayName();
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
        public FormValidation doCheckInterval(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.optionalDuration(item, value);
        }

        @POST
        public FormValidation doCheckPolicies(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> AutomationChecks.policies(value));
        }

        @POST
        public ListBoxModel doFillOnConflictItems(@AncestorInPath Item item) {
            return checks.conflictRules(item);
        }

        @POST
        public FormValidation doCheckCommitWindow(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.optionalDuration(item, value);
        }
    }
}

package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Updates the images in a Git repository now, and returns what it did. */
public final class ReflectorUpdateStep extends Step {

    private String url;
    private String branch = UpdateOrder.DEFAULT_BRANCH;
    private String credentialsId;
    private String path;
    private ArrayList<ImageEntry> images;
    private ArrayList<String> policies;
    private String strategy = UpdateStrategy.BOTH.text();
    private String message;
    private String author;
    private String pushBranch;
    private String onConflict = OnConflict.RETRY.text();
    private String commitWindow;
    private boolean dryRun;

    @DataBoundConstructor
    public ReflectorUpdateStep() {
        // All parameters are named.
    }

    /** The Git repository. */
    public String getUrl() {
        return url;
    }

    @DataBoundSetter
    public void setUrl(String url) {
        this.url = Texts.trimToNull(url);
    }

    /** What is edited. */
    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Texts.orDefault(branch, UpdateOrder.DEFAULT_BRANCH);
    }

    /** The Git server's credentials; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Texts.trimToNull(credentialsId);
    }

    /** The directory or file below the root; null for all. */
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(String path) {
        this.path = Texts.trimToNull(path);
    }

    /** Images named in place; null for none. */
    public List<ImageEntry> getImages() {
        return images == null ? null : new ArrayList<>(images);
    }

    @DataBoundSetter
    public void setImages(List<ImageEntry> images) {
        this.images = images == null || images.isEmpty() ? null : new ArrayList<>(images);
    }

    /** Names and globs of configured policies; null for none. */
    public List<String> getPolicies() {
        return policies == null ? null : new ArrayList<>(policies);
    }

    @DataBoundSetter
    public void setPolicies(List<String> policies) {
        ArrayList<String> lines = Texts.lines(policies);
        this.policies = lines.isEmpty() ? null : lines;
    }

    /** The policies for a text area, one a line. */
    public String policiesText() {
        return policies == null ? "" : String.join("\n", policies);
    }

    /** {@code Setters}, {@code Images} or {@code Both}. */
    public String getStrategy() {
        return strategy;
    }

    @DataBoundSetter
    public void setStrategy(String strategy) {
        this.strategy = Texts.orDefault(strategy, UpdateStrategy.BOTH.text());
    }

    /** The commit message, a template; null for one that names the images. */
    public String getMessage() {
        return message;
    }

    @DataBoundSetter
    public void setMessage(String message) {
        this.message = Texts.trimToNull(message);
    }

    /** {@code Name <address>}; null for Image Reflector itself. */
    public String getAuthor() {
        return author;
    }

    @DataBoundSetter
    public void setAuthor(String author) {
        this.author = Texts.trimToNull(author);
    }

    /** Where the commit goes; null for the branch that is edited. */
    public String getPushBranch() {
        return pushBranch;
    }

    @DataBoundSetter
    public void setPushBranch(String pushBranch) {
        this.pushBranch = Texts.trimToNull(pushBranch);
    }

    /** How long further updates of the branch are waited for, such as {@code 10m}; null: not at all. */
    public String getCommitWindow() {
        return commitWindow;
    }

    @DataBoundSetter
    public void setCommitWindow(String commitWindow) {
        this.commitWindow = Texts.trimToNull(commitWindow);
    }

    /** {@code retry}, {@code fail} or {@code force}. */
    public String getOnConflict() {
        return onConflict;
    }

    @DataBoundSetter
    public void setOnConflict(String onConflict) {
        this.onConflict = Texts.orDefault(onConflict, OnConflict.RETRY.text());
    }

    /** Whether nothing is pushed. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public StepExecution start(StepContext context) {
        UpdateOrder order = new UpdateOrder(url, images, policies)
                .on(branch, pushBranch, credentialsId)
                .editing(path, strategy)
                .committing(message, author)
                .waiting(commitWindow)
                .ending(onConflict, dryRun);
        return new ReflectorUpdateExecution(context, order);
    }

    /** Offers the step; it needs no node. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @Override
        public String getFunctionName() {
            return "reflectorUpdate";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReflectorUpdateStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String url, @QueryParameter String credentialsId) {
            return CredentialsLists.forGit(item, url, credentialsId);
        }

        @POST
        public ListBoxModel doFillStrategyItems(@AncestorInPath Item item) {
            return checks.strategies(item);
        }

        @POST
        public ListBoxModel doFillOnConflictItems(@AncestorInPath Item item) {
            return checks.conflictRules(item);
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.gitUrl(item, value);
        }

        @POST
        public FormValidation doCheckAuthor(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.author(item, value);
        }
    }
}

package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.automation.PullRequestSettings;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameters of an update (product.md, "names that are API for ever"), for the step and, inside of it, the build step. */
public abstract class UpdateParameters extends Step {

    private String url;
    private String branch;
    private String credentialsId;
    private String path;
    private ArrayList<String> include;
    private ArrayList<String> exclude;
    private ArrayList<ImageEntry> images;
    private ArrayList<String> policies;
    private String automation;
    private String resources;
    private String strategy = UpdateStrategy.BOTH.text();
    private String message;
    private String author;
    private String signingKeyCredentialsId;
    private String pushBranch;
    private PullRequestSettings pullRequest;
    private String onConflict = OnConflict.RETRY.text();
    private String commitWindow;
    private boolean dryRun;

    /** With every default. */
    UpdateParameters() {}

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
        return Texts.orDefault(branch, UpdateOrder.DEFAULT_BRANCH);
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Texts.trimToNull(branch);
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

    /** Globs of files, from the root, of which one must match; null: every file. */
    public List<String> getInclude() {
        return copy(include);
    }

    @DataBoundSetter
    public void setInclude(List<String> include) {
        this.include = lines(include);
    }

    /** The same for a text area, one a line. */
    public String includeText() {
        return text(include);
    }

    /** Globs of files, from the root, that are left alone; null for none. */
    public List<String> getExclude() {
        return copy(exclude);
    }

    @DataBoundSetter
    public void setExclude(List<String> exclude) {
        this.exclude = lines(exclude);
    }

    /** The same for a text area, one a line. */
    public String excludeText() {
        return text(exclude);
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
        return copy(policies);
    }

    @DataBoundSetter
    public void setPolicies(List<String> policies) {
        this.policies = lines(policies);
    }

    /** The policies for a text area, one a line. */
    public String policiesText() {
        return text(policies);
    }

    /** A configured automation, which is run as it is; null for none. */
    public String getAutomation() {
        return automation;
    }

    @DataBoundSetter
    public void setAutomation(String automation) {
        this.automation = Texts.trimToNull(automation);
    }

    /** Flux's resources: their YAML, or a path in the workspace or repository; null for none. */
    public String getResources() {
        return resources;
    }

    @DataBoundSetter
    public void setResources(String resources) {
        this.resources = Texts.trimToNull(resources);
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

    /** What signs the commit: the id of an SSH key, or of a file or text with a GPG key; null: nothing. */
    public String getSigningKeyCredentialsId() {
        return signingKeyCredentialsId;
    }

    @DataBoundSetter
    public void setSigningKeyCredentialsId(String signingKeyCredentialsId) {
        this.signingKeyCredentialsId = Texts.trimToNull(signingKeyCredentialsId);
    }

    /** The pull request to open for the push branch; null for none. */
    public PullRequestSettings getPullRequest() {
        return pullRequest;
    }

    @DataBoundSetter
    public void setPullRequest(PullRequestSettings pullRequest) {
        this.pullRequest = pullRequest;
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

    /** What they ask for, as they are written. */
    @NonNull
    public UpdateOrder order() {
        return new UpdateOrder(url, images, policies)
                .running(automation, resources)
                .on(branch, pushBranch, credentialsId)
                .editing(path, strategy)
                .choosing(include, exclude)
                .committing(message, author)
                .signing(signingKeyCredentialsId)
                .asking(pullRequest)
                .waiting(commitWindow)
                .ending(onConflict, dryRun);
    }

    @CheckForNull
    private static List<String> copy(@CheckForNull ArrayList<String> lines) {
        return lines == null ? null : new ArrayList<>(lines);
    }

    @CheckForNull
    private static ArrayList<String> lines(@CheckForNull List<String> texts) {
        ArrayList<String> lines = Texts.lines(texts);
        return lines.isEmpty() ? null : lines;
    }

    private static String text(@CheckForNull ArrayList<String> lines) {
        return lines == null ? "" : String.join("\n", lines);
    }
}

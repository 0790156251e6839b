package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.automation.PullRequestSettings;
import io.jenkins.plugins.reflector.config.validation.Author;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a step or build step was told to do, as the user wrote it; survives a restart of the controller. */
public final class UpdateOrder implements Serializable {

    /** The branch that is updated if none is named. */
    public static final String DEFAULT_BRANCH = "main";

    private static final long serialVersionUID = 1L;

    private String url;
    private ArrayList<ImageEntry> images;
    private ArrayList<String> policies;
    private String automation;
    private String resources;
    private String branch;
    private String credentialsId;
    private String path = "";
    private ArrayList<String> include = new ArrayList<>();
    private ArrayList<String> exclude = new ArrayList<>();
    private String strategy = UpdateStrategy.BOTH.text();
    private String message;
    private String author;
    private String signingKeyCredentialsId;
    private String pushBranch;
    private PullRequestSettings pullRequest;
    private String onConflict = OnConflict.RETRY.text();
    private String commitWindow;
    private boolean dryRun;

    /** An order for a repository; the lists may be null. */
    public UpdateOrder(
            @CheckForNull String url, @CheckForNull List<ImageEntry> images, @CheckForNull List<String> policies) {
        this.url = Texts.trimToNull(url);
        this.images = images == null ? new ArrayList<>() : new ArrayList<>(images);
        this.policies = Texts.lines(policies);
    }

    /** Of all or in place of images and policies: a configured automation, or Flux's resources as text or by their path. */
    public UpdateOrder running(@CheckForNull String automationName, @CheckForNull String fluxResources) {
        this.automation = Texts.trimToNull(automationName);
        this.resources = Texts.trimToNull(fluxResources);
        return this;
    }

    /** What to check out and push to, and as whom. */
    public UpdateOrder on(String branchName, String pushBranchName, String gitCredentialsId) {
        this.branch = Texts.trimToNull(branchName);
        this.pushBranch = Texts.trimToNull(pushBranchName);
        this.credentialsId = Texts.trimToNull(gitCredentialsId);
        return this;
    }

    /** What to edit. */
    public UpdateOrder editing(String pathBelowRoot, String strategyName) {
        this.path = Texts.orDefault(pathBelowRoot, "");
        this.strategy = Texts.orDefault(strategyName, UpdateStrategy.BOTH.text());
        return this;
    }

    /** Which of the files below the path, by globs from the root; the lists may be null. */
    public UpdateOrder choosing(@CheckForNull List<String> included, @CheckForNull List<String> excluded) {
        this.include = Texts.lines(included);
        this.exclude = Texts.lines(excluded);
        return this;
    }

    /** What to write into the commit. */
    public UpdateOrder committing(String messageTemplate, String authorText) {
        this.message = Texts.trimToNull(messageTemplate);
        this.author = Texts.trimToNull(authorText);
        return this;
    }

    /** Which key signs the commit; null for none. */
    public UpdateOrder signing(@CheckForNull String keyCredentialsId) {
        this.signingKeyCredentialsId = Texts.trimToNull(keyCredentialsId);
        return this;
    }

    /** Which pull request to open for the push branch; null for none. */
    public UpdateOrder asking(@CheckForNull PullRequestSettings request) {
        this.pullRequest = request;
        return this;
    }

    /** How long to wait for further orders before a commit, such as {@code 10m}. */
    public UpdateOrder waiting(String window) {
        this.commitWindow = Texts.trimToNull(window);
        return this;
    }

    /** How to end. */
    public UpdateOrder ending(String onConflictName, boolean dry) {
        this.onConflict = Texts.orDefault(onConflictName, OnConflict.RETRY.text());
        this.dryRun = dry;
        return this;
    }

    /**
     * The same with the variables of a build in its texts; for jobs whose texts are no program. What templates and patterns
     * mean by {@code $} stays, as far as it is no variable's name.
     */
    @NonNull
    public UpdateOrder expanded(@NonNull UnaryOperator<String> variables) {
        UnaryOperator<String> expand = text -> text == null ? null : variables.apply(text);
        return new UpdateOrder(
                        expand.apply(url),
                        images.stream().map(image -> image.expanded(expand)).toList(),
                        policies.stream().map(expand).toList())
                .running(expand.apply(automation), expand.apply(resources))
                .on(expand.apply(branch), expand.apply(pushBranch), expand.apply(credentialsId))
                .editing(expand.apply(path), strategy)
                .choosing(
                        include.stream().map(expand).toList(),
                        exclude.stream().map(expand).toList())
                .committing(expand.apply(message), expand.apply(author))
                .signing(expand.apply(signingKeyCredentialsId))
                .asking(pullRequest == null ? null : pullRequest.expanded(expand))
                .waiting(expand.apply(commitWindow))
                .ending(onConflict, dryRun);
    }

    /** What is wrong with the order, in one sentence. */
    @NonNull
    public Optional<String> problem() {
        return new OrderChecks(this).problem();
    }

    /** Whether it is about the files of a workspace, not about a remote repository. */
    public boolean isForWorkspace() {
        return url == null && automation == null && resources == null;
    }

    /** Whether its resources are looked for in a workspace, if there is one. */
    public boolean mayReadWorkspace() {
        return resources != null && !StepResources.isText(resources);
    }

    @CheckForNull
    String url() {
        return url;
    }

    List<ImageEntry> images() {
        return images;
    }

    List<String> policies() {
        return policies;
    }

    /** The name of a configured automation. */
    @CheckForNull
    String automation() {
        return automation;
    }

    /** Flux's resources, or where they are. */
    @CheckForNull
    String resources() {
        return resources;
    }

    String branch() {
        return Texts.orDefault(branch, DEFAULT_BRANCH);
    }

    /** The branch that is named; null if none is, so that a checkout can tell. */
    @CheckForNull
    String branchGiven() {
        return branch;
    }

    @CheckForNull
    String credentialsId() {
        return credentialsId;
    }

    String path() {
        return path;
    }

    List<String> include() {
        return include;
    }

    List<String> exclude() {
        return exclude;
    }

    String strategy() {
        return strategy;
    }

    UpdateStrategy updateStrategy() {
        return UpdateStrategy.of(strategy).orElse(UpdateStrategy.BOTH);
    }

    @CheckForNull
    String message() {
        return message;
    }

    @CheckForNull
    String authorText() {
        return author;
    }

    Author author() {
        return Author.parse(author);
    }

    @CheckForNull
    String signingKeyCredentialsId() {
        return signingKeyCredentialsId;
    }

    @CheckForNull
    String pushBranch() {
        return pushBranch;
    }

    @CheckForNull
    PullRequestSettings pullRequest() {
        return pullRequest;
    }

    @CheckForNull
    String commitWindow() {
        return commitWindow;
    }

    String onConflict() {
        return onConflict;
    }

    Optional<OnConflict> conflictRule() {
        for (OnConflict rule : OnConflict.values()) {
            if (rule.text().equalsIgnoreCase(onConflict)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    AutomationOptions options() {
        return new AutomationOptions(
                List.of(),
                include,
                exclude,
                false,
                conflictRule().orElse(null),
                false,
                commitWindow == null ? null : Durations.parse(commitWindow),
                true,
                pullRequest == null ? null : pullRequest.toSpec());
    }

    /** Whether nothing is pushed. */
    public boolean isDryRun() {
        return dryRun;
    }
}

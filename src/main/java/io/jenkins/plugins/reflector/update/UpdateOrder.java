package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.validation.Author;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a step or build step was told to do, as the user wrote it; survives a restart of the controller. */
public final class UpdateOrder implements Serializable {

    /** The branch that is updated if none is named. */
    public static final String DEFAULT_BRANCH = "main";

    private static final long serialVersionUID = 1L;

    private final String url;
    private final ArrayList<ImageEntry> images;
    private final ArrayList<String> policies;
    private String branch;
    private String credentialsId;
    private String path;
    private String strategy;
    private String message;
    private String author;
    private String pushBranch;
    private String onConflict;
    private String commitWindow;
    private boolean dryRun;

    /** An order for a repository; the lists may be null. */
    public UpdateOrder(
            @CheckForNull String url, @CheckForNull List<ImageEntry> images, @CheckForNull List<String> policies) {
        this.url = Texts.trimToNull(url);
        this.images = images == null ? new ArrayList<>() : new ArrayList<>(images);
        this.policies = Texts.lines(policies);
    }

    /** What to check out and push to, and as whom. */
    public UpdateOrder on(String branchName, String pushBranchName, String gitCredentialsId) {
        this.branch = Texts.orDefault(branchName, DEFAULT_BRANCH);
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

    /** What to write into the commit. */
    public UpdateOrder committing(String messageTemplate, String authorText) {
        this.message = Texts.trimToNull(messageTemplate);
        this.author = Texts.trimToNull(authorText);
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

    /** What is wrong with the order, in one sentence. */
    @NonNull
    public Optional<String> problem() {
        if (url == null) {
            return Optional.of("reflectorUpdate needs the parameter url: updating the files of a workspace is not "
                    + "part of this version. Write url: 'https://git.example.com/fleet.git'.");
        }
        if (images.isEmpty() && policies.isEmpty()) {
            return Optional.of("reflectorUpdate has nothing to look for: add images, such as "
                    + "images: [[image: 'nginx', policy: semver('1.x')]], or policies.");
        }
        if (UpdateStrategy.of(strategy).isEmpty()) {
            return Optional.of("The strategy \"" + strategy + "\" is unknown: write Setters, Images or Both.");
        }
        if (conflictRule().isEmpty()) {
            return Optional.of("onConflict \"" + onConflict + "\" is unknown: write retry, fail or force.");
        }
        if (conflictRule().equals(Optional.of(OnConflict.FORCE)) && (pushBranch == null || pushBranch.equals(branch))) {
            return Optional.of("onConflict \"force\" is only for a push branch of our own: set pushBranch to another "
                    + "branch than " + branch + ", or onConflict to retry.");
        }
        return SpecChecks.gitUrl(url)
                .or(() -> commitWindow == null
                        ? Optional.empty()
                        : SpecChecks.duration(commitWindow).map(problem -> "commitWindow: " + problem))
                .or(() -> Author.problem(author))
                .or(() -> images.stream().flatMap(image -> image.problem().stream()).findFirst());
    }

    String url() {
        return url;
    }

    List<ImageEntry> images() {
        return images;
    }

    List<String> policies() {
        return policies;
    }

    String branch() {
        return branch;
    }

    @CheckForNull
    String credentialsId() {
        return credentialsId;
    }

    String path() {
        return path;
    }

    UpdateStrategy updateStrategy() {
        return UpdateStrategy.of(strategy).orElse(UpdateStrategy.BOTH);
    }

    @CheckForNull
    String message() {
        return message;
    }

    Author author() {
        return Author.parse(author);
    }

    @CheckForNull
    String pushBranch() {
        return pushBranch;
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
                List.of(), List.of(), List.of(), false, conflictRule().orElse(null), false, commitWindow == null ? null : Durations.parse(commitWindow), true, null);
    }

    boolean dryRun() {
        return dryRun;
    }
}

package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.Serializable;
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

/** That a pull request is wanted for the push branch, and what it says; a plain map in Pipeline (product.md, "pullRequest"). */
public final class PullRequestSettings extends AbstractDescribableImpl<PullRequestSettings> implements Serializable {

    private static final long serialVersionUID = 1L;

    private String forge;
    private String title;
    private String body;
    private ArrayList<String> labels;
    private ArrayList<String> reviewers;
    private boolean draft;

    /** A request that says nothing of its own. */
    public PullRequestSettings() {
        this(false);
    }

    /** All but this may be left out, so that configuration as code exports even a request that says nothing. */
    @DataBoundConstructor
    public PullRequestSettings(boolean draft) {
        this.draft = draft;
    }

    /** What kind of Git host it is for, such as {@code gitea}; null: told by the host's name. */
    public String getForge() {
        return forge;
    }

    @DataBoundSetter
    public void setForge(String forge) {
        this.forge = Texts.trimToNull(forge);
    }

    /** A template; null: the first line of the commit message. */
    public String getTitle() {
        return title;
    }

    @DataBoundSetter
    public void setTitle(String title) {
        this.title = Texts.trimToNull(title);
    }

    /** Markdown, a template too; null: a table of what changed. */
    public String getBody() {
        return body;
    }

    @DataBoundSetter
    public void setBody(String body) {
        this.body = body == null ? null : Texts.trimToNull(body.replace("\r\n", "\n"));
    }

    /** Labels to put on it; null for none. */
    public List<String> getLabels() {
        return copy(labels);
    }

    @DataBoundSetter
    public void setLabels(List<String> labels) {
        this.labels = Texts.linesOrNull(labels);
    }

    /** The labels for a text area, one a line. */
    public String labelsText() {
        return Texts.joined(labels);
    }

    /** Whom to ask for a review; null for nobody. */
    public List<String> getReviewers() {
        return copy(reviewers);
    }

    @DataBoundSetter
    public void setReviewers(List<String> reviewers) {
        this.reviewers = Texts.linesOrNull(reviewers);
    }

    /** The reviewers for a text area, one a line. */
    public String reviewersText() {
        return Texts.joined(reviewers);
    }

    /** Whether it starts as a draft. */
    public boolean isDraft() {
        return draft;
    }

    /** Sets whether it starts as a draft. */
    public void setDraft(boolean draft) {
        this.draft = draft;
    }

    /** What is wrong with it, in one sentence. */
    @NonNull
    public Optional<String> problem() {
        return problem(forge);
    }

    private static Optional<String> problem(@CheckForNull String forge) {
        return forge == null || ForgeKind.of(forge).isPresent()
                ? Optional.empty()
                : Optional.of("The forge \"" + forge + "\" is unknown: write one of "
                        + String.join(", ", ForgeKind.texts()) + ", or leave it out.");
    }

    /** The same with all texts replaced. */
    @NonNull
    public PullRequestSettings expanded(@NonNull UnaryOperator<String> expand) {
        PullRequestSettings other = new PullRequestSettings();
        other.setForge(forge == null ? null : expand.apply(forge));
        other.setTitle(title == null ? null : expand.apply(title));
        other.setBody(body == null ? null : expand.apply(body));
        other.setLabels(labels == null ? null : labels.stream().map(expand).toList());
        other.setReviewers(reviewers == null ? null : reviewers.stream().map(expand).toList());
        other.setDraft(draft);
        return other;
    }

    /** The same for the engine. */
    @NonNull
    public AutomationOptions.PullRequest toSpec() {
        return new AutomationOptions.PullRequest(
                forge == null ? null : ForgeKind.of(forge).orElse(null),
                title == null ? "" : title,
                body == null ? "" : body,
                labels == null ? List.of() : labels,
                reviewers == null ? List.of() : reviewers,
                draft);
    }

    private static List<String> copy(ArrayList<String> texts) {
        return texts == null ? null : new ArrayList<>(texts);
    }

    /** Part of the forms of automations, steps and build steps. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<PullRequestSettings> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PullRequestSettings_displayName();
        }

        @POST
        public ListBoxModel doFillForgeItems(@AncestorInPath Item item) {
            return checks.forges(item);
        }

        @POST
        public FormValidation doCheckForge(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> problem(Texts.trimToNull(value)));
        }

        @POST
        public FormValidation doCheckTitle(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.problems(item, () -> AutomationChecks.message(value, Map.of()));
        }

        @POST
        public FormValidation doCheckBody(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.problems(item, () -> AutomationChecks.message(value, Map.of()));
        }
    }
}

package io.jenkins.plugins.reflector.engine.lint;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.CommitMessage;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.Problem.Severity;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.template.MessageTemplate;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.util.ArrayList;
import java.util.List;

/** Judges the template of a commit message, which Flux does only when it commits. */
public final class MessageLint {

    private MessageLint() {}

    /**
     * What is wrong: an error with line and column where the template cannot be read, a warning where it fails for an example
     * of a change or uses what Flux has removed. Without a field and a place of its own.
     *
     * @param automation for its name, which templates see
     */
    @NonNull
    public static List<Problem> check(@NonNull CommitSpec commit, @NonNull ResourceName automation) {
        List<Problem> problems = new ArrayList<>();
        if (commit.messageTemplate() == null) {
            return problems;
        }
        try {
            MessageTemplate.parse(commit.messageTemplate());
        } catch (TemplateException e) {
            problems.add(problem(Severity.ERROR, e.getMessage()));
            return problems;
        }
        PolicyImage pick = example(automation);
        try {
            CommitMessage.render(
                    commit,
                    automation,
                    update(pick),
                    List.of(pick),
                    warning -> problems.add(problem(Severity.WARNING, warning)));
        } catch (TemplateException e) {
            problems.add(problem(Severity.WARNING, "fails for an example of a change: " + e.getMessage()));
        }
        return problems;
    }

    /** A pick as an automation could have one. */
    static PolicyImage example(ResourceName automation) {
        return new PolicyImage(
                new ResourceName(automation.namespace(), "policy"), new LatestRef("example.com/org/app", "1.1.0", null));
    }

    private static UpdateResult update(PolicyImage pick) {
        Change change = new Change(
                new ObjectId("apps/v1", "Deployment", "app", "default"),
                1,
                "example.com/org/app:1.0.0",
                "example.com/org/app:1.1.0",
                pick.policy().marker(),
                pick.policy(),
                pick.image());
        return new UpdateResult(
                List.of(new FileChange("deployment.yaml", new byte[0], new byte[0], List.of(change))), List.of());
    }

    private static Problem problem(Severity severity, String message) {
        return new Problem(severity, SourcePosition.NONE, "", message);
    }
}

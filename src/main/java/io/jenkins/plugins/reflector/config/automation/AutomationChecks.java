package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRefs;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.lint.MessageLint;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a field of an automation, by the engine's own rules. No answer depends on the controller. */
final class AutomationChecks {

    private static final ResourceName SOME = new ResourceName(ResourceName.DEFAULT_NAMESPACE, "automation");
    private static final String SOMEBODY = "somebody@example.invalid";

    private AutomationChecks() {}

    /** What is checked out. */
    @NonNull
    static Optional<String> ref(@NonNull GitRef ref) {
        try {
            GitRefs.check(ref);
            return Optional.empty();
        } catch (GitException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The template of a commit message, with line and column. */
    @NonNull
    static List<Problem> message(@CheckForNull String template, @NonNull Map<String, String> values) {
        return MessageLint.check(new CommitSpec("", SOMEBODY, Texts.trimToNull(template), values), SOME);
    }

    /** The branch to push to, which may be a template. */
    @NonNull
    static Optional<String> pushBranch(@CheckForNull String branch) {
        String text = Texts.trimToNull(branch);
        if (text == null) {
            return Optional.empty();
        }
        return push(new PushSpec(text, null, Map.of()))
                .or(() -> text.contains("{{") ? Optional.empty() : ref(GitRef.branch(text)));
    }

    /** What is pushed in addition. */
    @NonNull
    static Optional<String> refspec(@CheckForNull String refspec) {
        return push(new PushSpec(null, Texts.trimToNull(refspec), Map.of()));
    }

    private static Optional<String> push(PushSpec push) {
        ImageUpdateAutomation automation = new ImageUpdateAutomation(
                SOME,
                SOME,
                Duration.ofMinutes(1),
                LabelSelector.ALL,
                UpdateStrategy.BOTH,
                "",
                false,
                null,
                new CommitSpec("", SOMEBODY, null, Map.of()),
                push,
                SourcePosition.NONE);
        PolicyImage pick = new PolicyImage(SOME, new LatestRef("example.com/org/app", "1.1.0", null));
        try {
            UpdateRequests.checkPush(automation, List.of(pick));
            return Optional.empty();
        } catch (AutomationException e) {
            return Optional.of(e.getMessage().replace(" of " + SOME, ""));
        }
    }

    /** The path of a key in a file. */
    @NonNull
    static Optional<String> key(@CheckForNull String key) {
        String text = Texts.trimToNull(key);
        try {
            if (text != null) {
                KeyPath.parse(text);
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The address of an author. */
    @NonNull
    static Optional<String> email(@CheckForNull String email) {
        String text = Texts.trimToNull(email);
        boolean good = text == null || text.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>');
        return good ? Optional.empty() : Optional.of("An address has no blanks and no < or >: write one such as bot@example.com.");
    }

    /** The name of an author. */
    @NonNull
    static Optional<String> person(@CheckForNull String name) {
        String text = Texts.trimToNull(name);
        boolean good = text == null || text.chars().noneMatch(c -> c < ' ' || c == '<' || c == '>');
        return good ? Optional.empty() : Optional.of("A name has no < or >: write the address into the field for it.");
    }

    /** Names and globs of policies, one a line. */
    @NonNull
    static Optional<String> policies(@CheckForNull String lines) {
        for (String line : Texts.lines(lines == null ? List.of() : List.of(lines))) {
            Optional<String> problem = SpecChecks.reference(line.replace('*', 'x').replace('?', 'x'));
            if (problem.isPresent()) {
                return Optional.of("\"" + line + "\" names no policy: write a name or a glob, such as nginx-policy, web-* or team-a/*.");
            }
        }
        return Optional.empty();
    }
}

package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What is known by now of one policy's answer: its evaluation, and then a pick or a reason why there is none. */
final class Answer {

    private final ImagePolicy policy;

    @CheckForNull
    private final LatestRef previous;

    @CheckForNull
    private Evaluation evaluation;

    @CheckForNull
    private NotReadyException failure;

    @CheckForNull
    private LatestRef latest;

    /** A step of an evaluation. */
    @FunctionalInterface
    interface Step {
        void run() throws NotReadyException, InterruptedException;
    }

    Answer(ImagePolicy policy, @CheckForNull LatestRef previous) {
        this.policy = policy;
        this.previous = previous;
    }

    ImagePolicy policy() {
        return policy;
    }

    @CheckForNull
    LatestRef previous() {
        return previous;
    }

    /** Does a step, unless an earlier one failed. */
    void attempt(Step step) throws InterruptedException {
        if (failure == null) {
            try {
                step.run();
            } catch (NotReadyException e) {
                failure = e;
            } catch (UncheckedIOException e) {
                // The ledger's disk: without it nobody knows how old a tag is.
                failure = NotReadyException.retried("Failure", e.getMessage());
            }
        }
    }

    void begin(Evaluation begun) {
        evaluation = begun;
    }

    Evaluation evaluation() {
        return Objects.requireNonNull(evaluation, "a step runs only after the evaluation has begun");
    }

    void finish(LatestRef answer) {
        latest = answer;
    }

    /** Whether it has its pick. */
    boolean isFinished() {
        return latest != null;
    }

    /** Takes its pick back, because another one is to come. */
    void reopen() {
        latest = null;
    }

    /** Why there is no answer; null as long as there may be one. */
    @CheckForNull
    NotReadyException failure() {
        return failure;
    }

    /** As Flux tells it: a failure keeps the previous pick (flux.md 2.10). */
    PolicyResolution resolution() {
        NotReadyException why = failure;
        if (why != null) {
            return new PolicyResolution(
                    policy,
                    false,
                    why.stalled(),
                    why.reason(),
                    why.getMessage(),
                    previous,
                    why.selection(),
                    evaluation == null ? List.of() : evaluation.rulings(),
                    evaluation == null ? List.of() : evaluation.unfit(),
                    evaluation == null ? null : evaluation.moves());
        }
        LatestRef answer = Objects.requireNonNull(latest, "every evaluation ends with an answer or a failure");
        Selection selection = evaluation().choice().selection();
        String message = readyMessage(answer, previous) + evaluation().remarks();
        return new PolicyResolution(
                policy,
                true,
                false,
                "Succeeded",
                message,
                answer,
                selection,
                evaluation().rulings(),
                evaluation().unfit(),
                evaluation().moves());
    }

    private static String readyMessage(LatestRef latest, LatestRef previous) {
        StringBuilder message = new StringBuilder("Latest image tag for ")
                .append(latest.name())
                .append(" resolved to ")
                .append(latest.tag());
        if (latest.digest() != null) {
            message.append(" with digest ").append(latest.digest());
        }
        if (previous != null && !Objects.equals(previous, latest)) {
            message.append(" (previously ").append(previous).append(')');
        }
        return message.toString();
    }
}

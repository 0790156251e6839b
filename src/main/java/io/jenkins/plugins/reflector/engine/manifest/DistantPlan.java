package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans edits on the machine that has the files, so that only what changes travels. What the policies say of the tags that
 * stand there is known elsewhere: the machine plans as far as it can, sends its questions, and plans again with their
 * answers. It keeps nothing between two plans.
 */
public final class DistantPlan {

    /** An answer can only lead to new questions where a place has several picks, so a few rounds are enough for all. */
    private static final int MOST_ROUNDS = 10;

    private DistantPlan() {}

    /**
     * What is to be planned.
     *
     * @param strategy which places are edited
     * @param namespace the automation's
     * @param images the picks
     * @param options the automation's, as far as they tell what is edited
     * @param selection the files
     * @param answers to the questions that were asked before
     */
    public record Task(
            @NonNull UpdateStrategy strategy,
            @NonNull String namespace,
            @NonNull List<PolicyImage> images,
            @NonNull AutomationOptions options,
            @NonNull FileSelection selection,
            @NonNull List<Answer> answers)
            implements Serializable {

        public Task {
            images = List.copyOf(images);
            answers = List.copyOf(answers);
        }

        Task with(List<Answer> known) {
            return new Task(strategy, namespace, images, options, selection, known);
        }
    }

    /**
     * A tag that stands in a file, of which the policies may have something to say.
     *
     * @param path the file
     * @param pick what would be written
     * @param tag what stands there
     * @param byName whether the place is found by the image's name
     */
    public record Question(@NonNull String path, @NonNull PolicyImage pick, @NonNull String tag, boolean byName)
            implements Serializable {}

    /**
     * What the policies say.
     *
     * @param question what was asked
     * @param stays whether the tag stays as it is
     * @param warning why, or why one should look; null if there is nothing to say
     */
    public record Answer(@NonNull Question question, boolean stays, @CheckForNull String warning)
            implements Serializable {}

    /**
     * What came of a plan.
     *
     * @param result what changes, if no question is open
     * @param open what must be known first
     */
    public record Reply(@NonNull UpdateResult result, @NonNull List<Question> open) implements Serializable {

        public Reply {
            open = List.copyOf(open);
        }
    }

    /** The machine that has the files. */
    @FunctionalInterface
    public interface Planner {

        /**
         * Calls {@link DistantPlan#plan} there.
         *
         * @throws IOException if the machine cannot be reached, or as {@link EditPlan#of}
         */
        @NonNull
        Reply plan(@NonNull Task task) throws IOException;
    }

    /**
     * Plans on the machine that has the files.
     *
     * @throws IOException as {@link EditPlan#of}
     */
    @NonNull
    public static Reply plan(@NonNull Task task, @NonNull FileTree tree) throws IOException {
        Map<Question, Answer> known = new LinkedHashMap<>();
        task.answers().forEach(answer -> known.put(answer.question(), answer));
        Set<Question> open = new LinkedHashSet<>();
        UpdateResult result = new ManifestUpdater(task.strategy(), task.namespace(), task.images(), task.options())
                .update(tree, task.selection(), (path, pick, tag, byName) -> {
                    Question question = new Question(path, pick, tag, byName);
                    Answer answer = known.get(question);
                    if (answer == null) {
                        open.add(question);
                    }
                    return answer == null || answer.warning() == null
                            ? null
                            : new StandingTags.Fate(answer.stays(), answer.warning());
                });
        return open.isEmpty()
                ? new Reply(result, List.of())
                : new Reply(new UpdateResult(List.of(), List.of()), new ArrayList<>(open));
    }

    /** Has a plan made, and answers what is asked on the way. */
    @NonNull
    static UpdateResult ask(@NonNull Planner planner, @NonNull Task task, @NonNull StandingTags standing) throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Reply reply = planner.plan(task.with(answers));
            if (reply.open().isEmpty()) {
                return reply.result();
            }
            for (Question question : reply.open()) {
                StandingTags.Fate fate =
                        standing.of(question.path(), question.pick(), question.tag(), question.byName());
                answers.add(new Answer(question, fate != null && fate.stays(), fate == null ? null : fate.warning()));
            }
        }
        throw new IOException("the machine that has the files asks without end about the tags that stand there; run it again");
    }
}

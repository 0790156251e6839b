package io.jenkins.plugins.reflector.engine.resolve;

import io.jenkins.plugins.reflector.engine.guard.Candidate;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code group}: policies of one namespace that move only together, to one version that all of them have (features.md 5.6). If
 * one of them cannot move, none does: those that have a previous pick stay with it, the others are not ready.
 */
final class MarriedGroup {

    private static final int NAMES = 3;

    private final List<Answer> members;
    private final String name;

    MarriedGroup(List<Answer> members) {
        this.members = members;
        this.name = members.get(0).policy().options().group();
    }

    void resolve() throws InterruptedException {
        each((answer, evaluation) -> evaluation.choose());
        String reason = anyFailed() ? null : agree();
        if (reason != null) {
            Ruling ruling = new Ruling(GuardAction.HOLD, Ruling.GROUP, reason);
            each((answer, evaluation) -> evaluation.hold(ruling));
        } else if (!anyFailed()) {
            each((answer, evaluation) -> evaluation.move());
        }
        do {
            holdTheOthers();
            each((answer, evaluation) -> {
                if (!answer.isFinished()) {
                    answer.finish(evaluation.answer());
                }
            });
        } while (isSplit());
    }

    /** Brings all members to one version; null if they are there, else why they cannot be. */
    private String agree() throws InterruptedException {
        while (true) {
            String apart = restrictToCommonVersions();
            if (apart != null) {
                return apart;
            }
            Set<String> versions = members.stream()
                    .map(Answer::evaluation)
                    .map(evaluation -> evaluation.version(evaluation.choice().selection().picked()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (versions.size() > 1) {
                return "the policies of group " + name + " prefer different versions (" + String.join(", ", versions)
                        + "); give them the same kind of policy";
            }
            if (!lookCloser()) {
                return null;
            }
        }
    }

    /** Leaves each member with the versions that all of them have; null if each has a pick then, else why not. */
    private String restrictToCommonVersions() throws InterruptedException {
        Map<String, Set<Answer>> owners = new HashMap<>();
        Map<Answer, String> best = new LinkedHashMap<>();
        each((answer, evaluation) -> {
            for (Candidate candidate : evaluation.choice().candidates()) {
                owners.computeIfAbsent(evaluation.version(candidate.tag()), v -> new HashSet<>())
                        .add(answer);
            }
            String picked = evaluation.choice().selection().picked();
            best.put(answer, picked == null ? "none" : evaluation.version(picked));
        });
        Map<String, Outcome> verdicts = new HashMap<>();
        each((answer, evaluation) -> {
            Map<String, Outcome> objections = new HashMap<>();
            for (Candidate candidate : evaluation.choice().candidates()) {
                String version = evaluation.version(candidate.tag());
                if (owners.get(version).size() < members.size()) {
                    objections.put(
                            candidate.tag(), verdicts.computeIfAbsent(version, v -> waiting(v, owners.get(v))));
                }
            }
            evaluation.choice().drop(objections);
        });
        boolean picked = members.stream()
                .allMatch(answer -> answer.evaluation().choice().selection().picked() != null);
        return picked
                ? null
                : "the policies of group " + name + " have no version in common: "
                        + best.entrySet().stream()
                                .limit(NAMES)
                                .map(entry -> entry.getKey().policy().name() + " has " + entry.getValue())
                                .collect(Collectors.joining(", "));
    }

    private Outcome waiting(String version, Set<Answer> owners) {
        String lacking = members.stream()
                .filter(member -> !owners.contains(member))
                .limit(NAMES)
                .map(member -> member.policy().name().toString())
                .collect(Collectors.joining(", "));
        return new Outcome(
                Verdict.WAITS_FOR_GROUP,
                owners.size() + " of " + members.size() + " in group " + name + " have " + version + "; missing: "
                        + lacking);
    }

    /** Drops the picks that do not stand up to a look at their images; whether there were any. */
    private boolean lookCloser() throws InterruptedException {
        boolean[] dropped = {false};
        each((answer, evaluation) -> dropped[0] |= evaluation.lookCloser());
        return dropped[0] && !anyFailed();
    }

    /** Whether some members cannot move and others would. */
    private boolean isSplit() {
        return members.stream().anyMatch(MarriedGroup::isStuck) && !members.stream().allMatch(MarriedGroup::isStuck);
    }

    private static boolean isStuck(Answer member) {
        return member.failure() != null || member.evaluation().isHeld();
    }

    private boolean anyFailed() {
        return members.stream().anyMatch(answer -> answer.failure() != null);
    }

    /** If a member cannot move, the others stay with what they have. */
    private void holdTheOthers() throws InterruptedException {
        Answer stuck = members.stream().filter(MarriedGroup::isStuck).findFirst().orElse(null);
        if (stuck == null) {
            return;
        }
        Ruling ruling = new Ruling(
                GuardAction.HOLD,
                Ruling.GROUP,
                "group " + name + " waits for " + stuck.policy().name() + ", which " + reasonOf(stuck));
        each((answer, evaluation) -> {
            if (!evaluation.isHeld()) {
                answer.reopen();
                evaluation.hold(ruling);
            }
        });
    }

    private static String reasonOf(Answer stuck) {
        NotReadyException failure = stuck.failure();
        return failure != null
                ? "is not ready: " + failure.getMessage()
                : stuck.evaluation().rulings().stream()
                        .filter(Ruling::holds)
                        .map(ruling -> "is held: " + ruling.detail())
                        .findFirst()
                        .orElse("is held");
    }

    /** A step for one member. */
    @FunctionalInterface
    private interface MemberStep {
        void run(Answer answer, Evaluation evaluation) throws NotReadyException, InterruptedException;
    }

    /** Does a step for each member that has not failed. */
    private void each(MemberStep step) throws InterruptedException {
        for (Answer answer : members) {
            answer.attempt(() -> step.run(answer, answer.evaluation()));
        }
    }
}

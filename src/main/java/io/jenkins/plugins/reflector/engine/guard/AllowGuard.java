package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.policy.semver.UpdateLevels;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code allow}: the greatest step upwards that is taken. Among the candidates it leaves out what is a greater step from the
 * previous pick; where only a manifest says what is there, it holds the pick. What is no version is not limited.
 */
public final class AllowGuard implements TagGuard, MoveGuard {

    private final UpdateLevel allow;
    private final TagOrder order;

    @CheckForNull
    private final Version from;

    private final Map<UpdateLevel, Outcome> outcomes = new EnumMap<>(UpdateLevel.class);

    /** @param from the tag of the previous pick; null if there is none */
    public AllowGuard(@NonNull UpdateLevel allow, @NonNull TagOrder order, @CheckForNull String from) {
        this.allow = allow;
        this.order = order;
        this.from = from == null ? null : version(from);
        for (UpdateLevel level : UpdateLevel.values()) {
            outcomes.put(level, new Outcome(
                    Verdict.NOT_ALLOWED, "a " + level.text() + " step from " + from + "; allowed is " + allow.text()));
        }
    }

    @Override
    @CheckForNull
    public Outcome objection(@NonNull Candidate candidate) {
        UpdateLevel step = from == null ? null : tooGreat(from, Version.parseTag(candidate.key()));
        return step == null ? null : outcomes.get(step);
    }

    @Override
    @CheckForNull
    public Ruling judge(@NonNull Move move) {
        UpdateLevel step = tooGreat(version(move.from()), version(move.to()));
        return step == null
                ? null
                : new Ruling(
                        GuardAction.HOLD,
                        "allow",
                        "from " + move.from() + " to " + move.to() + " is a " + step.text() + " step and allowed is "
                                + allow.text());
    }

    /** The level of a step upwards that is not allowed; null if it is. */
    @CheckForNull
    private UpdateLevel tooGreat(@CheckForNull Version before, @CheckForNull Version after) {
        if (before == null || after == null || after.compareTo(before) <= 0) {
            return null;
        }
        return UpdateLevels.between(before, after)
                .filter(step -> !allow.includes(step))
                .orElse(null);
    }

    @CheckForNull
    private Version version(String tag) {
        String key = order.key(tag);
        return key == null ? null : Version.parseTag(key);
    }
}

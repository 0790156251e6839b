package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The greatest or least 64-bit float; of equal ones the last. One key that is no number fails the whole policy
 * (flux.md 2.6).
 */
public final class NumericalPolicy implements TagPolicy {

    private static final Outcome NOT_A_NUMBER = new Outcome(Verdict.NOT_A_NUMBER, "not a number");

    private final Order order;

    NumericalPolicy(Order order) {
        this.order = order;
    }

    @Override
    @NonNull
    public Judgement judge(@NonNull List<String> keys) {
        if (keys.isEmpty()) {
            return Outcomes.empty();
        }
        Outcome[] outcomes = new Outcome[keys.size()];
        double[] numbers = new double[keys.size()];
        String bad = null;
        int best = -1;
        for (int i = 0; i < outcomes.length; i++) {
            OptionalDouble number = GoNumber.parse(keys.get(i));
            if (number.isEmpty()) {
                outcomes[i] = NOT_A_NUMBER;
                bad = bad == null ? keys.get(i) : bad;
                continue;
            }
            numbers[i] = number.getAsDouble();
            if (best < 0 || isAtLeastAsGood(numbers[i], numbers[best])) {
                best = i;
            }
        }
        if (bad != null) {
            return Outcomes.failed("failed to parse invalid numeric value '" + bad + "'", outcomes);
        }
        Outcome same = new Outcome(Verdict.SAME_KEY, "the same number as " + keys.get(best));
        for (int i = 0; i < outcomes.length; i++) {
            if (numbers[i] == numbers[best]) {
                outcomes[i] = same;
            }
        }
        return Outcomes.picked(best, keys.get(best), outcomes);
    }

    @Override
    @NonNull
    public OptionalInt compare(@NonNull String first, @NonNull String second) {
        OptionalDouble a = GoNumber.parse(first);
        OptionalDouble b = GoNumber.parse(second);
        if (a.isEmpty() || b.isEmpty() || Double.isNaN(a.getAsDouble()) || Double.isNaN(b.getAsDouble())) {
            return OptionalInt.empty();
        }
        // Not Double.compare, which takes -0 for less than 0.
        int difference = a.getAsDouble() == b.getAsDouble() ? 0 : a.getAsDouble() > b.getAsDouble() ? 1 : -1;
        return OptionalInt.of(order == Order.ASC ? difference : -difference);
    }

    /** NaN compares with nothing, so it stays only until there is a real number: whatever the order of the keys. */
    private boolean isAtLeastAsGood(double candidate, double best) {
        if (Double.isNaN(candidate) || Double.isNaN(best)) {
            return Double.isNaN(best);
        }
        return order == Order.ASC ? candidate >= best : candidate <= best;
    }
}

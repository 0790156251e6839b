package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The greatest or least number; of equal ones the last (flux.md 2.6). One key that is no number fails the whole policy, unless
 * {@code skipUnparsable} leaves it out.
 */
public final class NumericalPolicy<N> implements TagPolicy {

    private final Order order;
    private final Numbers<N> numbers;
    private final boolean skipsUnparsable;
    private final Outcome unparsable;

    private NumericalPolicy(Order order, Numbers<N> numbers, boolean skipsUnparsable, String unparsable) {
        this.order = order;
        this.numbers = numbers;
        this.skipsUnparsable = skipsUnparsable;
        this.unparsable = new Outcome(Verdict.NOT_A_NUMBER, unparsable);
    }

    static NumericalPolicy<?> of(Order order, PolicyOptions options) {
        String skipped = options.skipUnparsable() ? ", skipped" : "";
        return options.exactIntegers()
                ? new NumericalPolicy<>(
                        order, Numbers.INTEGERS, options.skipUnparsable(), "not a whole number (exactIntegers)" + skipped)
                : new NumericalPolicy<>(order, Numbers.FLOAT64, options.skipUnparsable(), "not a number" + skipped);
    }

    @Override
    @NonNull
    public Judgement judge(@NonNull Candidates keys) {
        if (keys.size() == 0) {
            return Outcomes.empty();
        }
        Outcome[] outcomes = new Outcome[keys.size()];
        List<N> parsed = new ArrayList<>(keys.size());
        String bad = null;
        int best = -1;
        for (int i = 0; i < outcomes.length; i++) {
            N number = numbers.parse(keys.key(i));
            parsed.add(number);
            if (number == null) {
                outcomes[i] = unparsable;
                bad = bad == null ? keys.key(i) : bad;
            } else if (best < 0 || isAtLeastAsGood(number, parsed.get(best))) {
                best = i;
            }
        }
        if (bad != null && !(skipsUnparsable && best >= 0)) {
            return Outcomes.failed(
                    skipsUnparsable
                            ? NO_KEYS + ": none of them is a number, and skipUnparsable leaves out the others"
                            : "failed to parse invalid numeric value '" + bad + "'",
                    outcomes);
        }
        N picked = parsed.get(best);
        Outcome same = new Outcome(Verdict.SAME_KEY, "the same number as " + keys.key(best));
        for (int i = 0; i < outcomes.length; i++) {
            N number = parsed.get(i);
            if (number != null
                    && numbers.isComparable(number)
                    && numbers.isComparable(picked)
                    && numbers.compare(number, picked) == 0) {
                outcomes[i] = same;
            }
        }
        return Outcomes.picked(best, keys.key(best), outcomes);
    }

    @Override
    @NonNull
    public OptionalInt compare(@NonNull String first, @NonNull String second) {
        N a = numbers.parse(first);
        N b = numbers.parse(second);
        if (a == null || b == null || !numbers.isComparable(a) || !numbers.isComparable(b)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(order.of(numbers.compare(a, b)));
    }

    /** NaN compares with nothing, so it stays only until there is a real number: whatever the order of the keys. */
    private boolean isAtLeastAsGood(N candidate, N best) {
        if (!numbers.isComparable(candidate) || !numbers.isComparable(best)) {
            return !numbers.isComparable(best);
        }
        return order.of(numbers.compare(candidate, best)) >= 0;
    }
}

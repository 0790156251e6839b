package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Kubernetes label selector; all its parts must hold (flux.md 3.1).
 *
 * @param matchLabels label to required value
 * @param matchExpressions further conditions
 */
public record LabelSelector(
        @NonNull Map<String, String> matchLabels, @NonNull List<Expression> matchExpressions) {

    /** Admits everything. */
    public static final LabelSelector ALL = new LabelSelector(Map.of(), List.of());

    /** What an expression's {@code operator} may be. */
    public static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

    public LabelSelector {
        matchLabels = Map.copyOf(matchLabels);
        matchExpressions = List.copyOf(matchExpressions);
    }

    /** One condition on a label; {@code operator} as written, checked by {@link #check}. */
    public record Expression(@NonNull String key, @NonNull String operator, @NonNull List<String> values) {

        public Expression {
            values = List.copyOf(values);
        }

        private boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> false;
            };
        }
    }

    /** Whether something with these labels is selected. */
    public boolean matches(@NonNull Map<String, String> labels) {
        return matchLabels.entrySet().stream().allMatch(e -> e.getValue().equals(labels.get(e.getKey())))
                && matchExpressions.stream().allMatch(e -> e.matches(labels));
    }

    /** As people read it: {@code team=a, tier In [web]}; empty if everything is selected. */
    @NonNull
    public String describe() {
        return Stream.concat(
                        matchLabels.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> e.getKey() + "=" + e.getValue()),
                        matchExpressions.stream()
                                .map(e -> e.key() + " " + e.operator() + (e.values().isEmpty() ? "" : " " + e.values())))
                .collect(Collectors.joining(", "));
    }

    /**
     * Refuses a selector that can never mean what its author wanted.
     *
     * @throws IllegalArgumentException with a sentence naming the operator or key
     */
    public void check() {
        for (Expression expression : matchExpressions) {
            boolean wantsValues = expression.operator().equals("In") || expression.operator().equals("NotIn");
            if (!OPERATORS.contains(expression.operator())) {
                throw new IllegalArgumentException("the selector's operator '" + expression.operator() + "' for the label '"
                        + expression.key() + "' is none of " + String.join(", ", OPERATORS));
            }
            if (wantsValues == expression.values().isEmpty()) {
                throw new IllegalArgumentException("the selector's operator " + expression.operator() + " for the label '"
                        + expression.key() + "' " + (wantsValues ? "needs at least one value" : "takes no values"));
            }
        }
    }
}

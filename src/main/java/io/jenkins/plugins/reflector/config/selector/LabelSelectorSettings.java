package io.jenkins.plugins.reflector.config.selector;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.reflector.config.validation.Labels;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Which labels something must have; the describable twin of {@link LabelSelector}.
 *
 * @param <T> the describable with these settings
 */
public abstract class LabelSelectorSettings<T extends LabelSelectorSettings<T>> extends AbstractDescribableImpl<T>
        implements Serializable {

    private static final long serialVersionUID = 1L;

    private ArrayList<String> matchLabels;
    private ArrayList<LabelExpression> matchExpressions;

    /** Selects everything. */
    protected LabelSelectorSettings() {}

    /** Labels with the value that they must have, {@code name=value} each; null for none. */
    public List<String> getMatchLabels() {
        return matchLabels == null ? null : new ArrayList<>(matchLabels);
    }

    @DataBoundSetter
    public void setMatchLabels(List<String> matchLabels) {
        this.matchLabels = Texts.linesOrNull(matchLabels);
    }

    /** The labels for a text area, one a line. */
    public String matchLabelsText() {
        return Texts.joined(matchLabels);
    }

    /** Further conditions; null for none. */
    public List<LabelExpression> getMatchExpressions() {
        return matchExpressions == null ? null : new ArrayList<>(matchExpressions);
    }

    @DataBoundSetter
    public void setMatchExpressions(List<LabelExpression> matchExpressions) {
        this.matchExpressions =
                matchExpressions == null || matchExpressions.isEmpty() ? null : new ArrayList<>(matchExpressions);
    }

    /** Whether nothing was filled in. */
    protected boolean isEmpty() {
        return matchLabels == null && matchExpressions == null;
    }

    /**
     * The same for the engine.
     *
     * @param field the selector's own name, for messages
     * @throws IllegalArgumentException with a sentence for the user if it can never mean what its author wanted
     */
    @NonNull
    public LabelSelector labels(@NonNull String field) {
        LabelSelector selector = new LabelSelector(
                Labels.parse(field + ".matchLabels", matchLabels),
                matchExpressions == null
                        ? List.of()
                        : matchExpressions.stream().map(LabelExpression::toSpec).toList());
        try {
            selector.check();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": " + e.getMessage() + ".", e);
        }
        return selector;
    }
}

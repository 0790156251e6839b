package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.SimpleParameterDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fills the parameters of a job that are named like the variables of {@link TriggerEnvironment}. A job gets only what it
 * defines (SECURITY-170); its other parameters keep their defaults.
 */
final class TriggerParameters {

    private TriggerParameters() {}

    /** The values of all parameters; null if the job has none of ours, and Jenkins fills in the defaults by itself. */
    @CheckForNull
    static ParametersAction of(
            @NonNull Job<?, ?> job, @NonNull List<PickChange> changes, @NonNull Consumer<String> problems) {
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        if (defined == null) {
            return null;
        }
        Map<String, String> variables = TriggerEnvironment.of(changes);
        List<ParameterValue> values = new ArrayList<>();
        boolean ours = false;
        for (ParameterDefinition definition : defined.getParameterDefinitions()) {
            String variable = variables.get(definition.getName());
            ParameterValue value = variable == null ? null : value(definition, variable, problems);
            ours |= value != null;
            if (value == null) {
                value = definition.getDefaultParameterValue();
            }
            if (value != null) {
                values.add(value);
            }
        }
        return ours ? new ParametersAction(values) : null;
    }

    private static ParameterValue value(ParameterDefinition definition, String text, Consumer<String> problems) {
        try {
            if (definition instanceof SimpleParameterDefinition simple) {
                return simple.createValue(text);
            }
            problems.accept("The parameter " + definition.getName() + " keeps its default: make it a string parameter.");
        } catch (RuntimeException e) {
            problems.accept("The parameter " + definition.getName() + " keeps its default, since it takes no \"" + text
                    + "\": make it a string parameter.");
        }
        return null;
    }
}

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

    private final List<Parameter> parameters;
    private final Consumer<String> problems;

    private TriggerParameters(List<Parameter> parameters, Consumer<String> problems) {
        this.parameters = parameters;
        this.problems = problems;
    }

    /** A parameter with its default; null if it has none. */
    private record Parameter(ParameterDefinition definition, @CheckForNull ParameterValue usual) {}

    /**
     * Those of a job with their defaults, for which some plugins ask other servers.
     *
     * @param problems gets a sentence for each parameter that cannot be filled
     */
    @NonNull
    static TriggerParameters of(@NonNull Job<?, ?> job, @NonNull Consumer<String> problems) {
        List<Parameter> parameters = new ArrayList<>();
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        if (defined != null) {
            for (ParameterDefinition definition : defined.getParameterDefinitions()) {
                parameters.add(new Parameter(definition, definition.getDefaultParameterValue()));
            }
        }
        return new TriggerParameters(parameters, problems);
    }

    /** The values of all parameters; null if the job has none of ours, and Jenkins fills in the defaults by itself. */
    @CheckForNull
    ParametersAction filledWith(@NonNull List<PickChange> changes) {
        Map<String, String> variables = TriggerEnvironment.of(changes);
        List<ParameterValue> values = new ArrayList<>();
        boolean ours = false;
        for (Parameter parameter : parameters) {
            String variable = variables.get(parameter.definition().getName());
            ParameterValue value = variable == null ? null : value(parameter.definition(), variable);
            ours |= value != null;
            if (value == null) {
                value = parameter.usual();
            }
            if (value != null) {
                values.add(value);
            }
        }
        return ours ? new ParametersAction(values) : null;
    }

    private ParameterValue value(ParameterDefinition definition, String text) {
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

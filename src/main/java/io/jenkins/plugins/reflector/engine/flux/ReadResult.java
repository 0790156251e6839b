package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.util.List;

/**
 * What was read.
 *
 * @param resources those without an error
 * @param problems in the order of the text
 * @param places where their fields stand
 */
public record ReadResult(
        @NonNull ResourceSet resources, @NonNull List<Problem> problems, @NonNull FieldPlaces places) {

    public ReadResult {
        problems = List.copyOf(problems);
    }

    /** Whether anything was left out because of an error, which the command line tells by exit code 2 (cli.md). */
    public boolean hasErrors() {
        return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    }
}

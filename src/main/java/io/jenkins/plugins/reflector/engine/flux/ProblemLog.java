package io.jenkins.plugins.reflector.engine.flux;

import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/** Collects problems while resources are read. */
final class ProblemLog {

    private final List<Problem> problems = new ArrayList<>();
    private int errors;

    void error(SourcePosition position, String field, String message) {
        errors++;
        problems.add(new Problem(Problem.Severity.ERROR, position, field, message));
    }

    void warning(SourcePosition position, String field, String message) {
        problems.add(new Problem(Problem.Severity.WARNING, position, field, message));
    }

    void addAll(List<Problem> more) {
        more.forEach(p -> {
            problems.add(p);
            errors += p.severity() == Problem.Severity.ERROR ? 1 : 0;
        });
    }

    /** How many errors there are by now; a resource is good if reading it added none. */
    int errors() {
        return errors;
    }

    List<Problem> problems() {
        return problems;
    }
}

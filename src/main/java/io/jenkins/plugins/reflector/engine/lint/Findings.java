package io.jenkins.plugins.reflector.engine.lint;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.FieldPlaces;
import io.jenkins.plugins.reflector.engine.resource.NearestName;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is found, each at its place in the text. */
final class Findings {

    private final FieldPlaces places;
    private final List<Problem> problems = new ArrayList<>();

    Findings(FieldPlaces places) {
        this.places = places;
    }

    /** What is found in one resource. */
    final class Of {
        private final String kind;
        private final ResourceName name;

        private Of(String kind, ResourceName name) {
            this.kind = kind;
            this.name = name;
        }

        /** It can never work like that. */
        void error(@NonNull String path, @NonNull String message) {
            add(Problem.Severity.ERROR, path, message);
        }

        /** It may not do what its author expects. */
        void warning(@NonNull String path, @NonNull String message) {
            add(Problem.Severity.WARNING, path, message);
        }

        /** A reference to something that is not among these resources: it may be somewhere else, so it is no error. */
        void missing(String path, String missingKind, ResourceName missing, Collection<ResourceName> known) {
            if (places.has(missingKind, missing)) {
                // It is there, and what is wrong with it was told.
                return;
            }
            String nearest = NearestName.of(
                            missing.toString(), known.stream().map(ResourceName::toString).toList())
                    .map(other -> "; did you mean " + other + "?")
                    .orElse("; add it or correct the name");
            warning(path, "there is no " + missingKind + " " + missing + " among these resources" + nearest);
        }

        private void add(Problem.Severity severity, String path, String message) {
            problems.add(new Problem(severity, places.of(kind, name, path), path, message));
        }
    }

    Of in(String kind, ResourceName name) {
        return new Of(kind, name);
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}

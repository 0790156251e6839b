package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;

/** Reads {@code repositories}, an option of an ImagePolicy that makes it one for several repositories. */
final class RepositorySelectorReader {

    private static final String FIELD = "repositories";

    private RepositorySelectorReader() {}

    /** Null if there is none, or if it says nothing, which is an error: it would silently mean every repository. */
    @CheckForNull
    static RepositorySelector read(Header header, FieldReader options) {
        FieldReader selector = options.object(FIELD);
        if (selector == null) {
            return null;
        }
        String name = selector.text("name", "");
        String namespace = selector.text("namespace", "");
        RepositorySelector read = new RepositorySelector(
                namespace.isEmpty() ? header.name().namespace() : namespace,
                name.isEmpty() ? null : name,
                CommonFields.labels(selector));
        selector.done();
        if (name.isEmpty()
                && read.labels().matchLabels().isEmpty()
                && read.labels().matchExpressions().isEmpty()) {
            options.error(FIELD, "says nothing about the repositories; give name (a pattern such as app-*, or * for all),"
                    + " matchLabels or matchExpressions");
            return null;
        }
        return read;
    }
}

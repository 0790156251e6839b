package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import java.time.Duration;

/** Reads {@code spec} of a GitRepository: only what Flux's automation reads of it (flux.md 3.2). */
final class GitRepositoryReader {

    private GitRepositoryReader() {}

    /** Null, or not to be used, if an error was logged. */
    @CheckForNull
    static GitRepository read(Header header, FieldReader spec) {
        String url = spec.requiredName("url");
        GitRef ref = ref(spec);
        String secretRef = spec.reference("secretRef");
        Duration timeout = spec.timeout("timeout");
        Connection connection =
                CommonFields.connection(spec, false, Provider.GENERIC, Provider.AZURE, Provider.GITHUB, Provider.AWS);
        spec.ignore(
                "interval",
                "suspend",
                "ignore",
                "include",
                "recurseSubmodules",
                "sparseCheckout",
                "verify",
                "gitImplementation",
                "accessFrom");
        spec.done();
        if (url == null) {
            return null;
        }
        return new GitRepository(
                header.name(),
                url,
                ref,
                secretRef,
                connection,
                timeout == null ? GitRepository.DEFAULT_TIMEOUT : timeout,
                header.position());
    }

    /** {@code ref} of an object; null if it is absent. */
    @CheckForNull
    static GitRef ref(FieldReader parent) {
        FieldReader ref = parent.object("ref");
        if (ref == null) {
            return null;
        }
        GitRef read = new GitRef(
                nonEmpty(ref, "branch"),
                nonEmpty(ref, "tag"),
                nonEmpty(ref, "semver"),
                nonEmpty(ref, "name"),
                nonEmpty(ref, "commit"));
        ref.done();
        return read;
    }

    @CheckForNull
    private static String nonEmpty(FieldReader ref, String name) {
        String text = ref.text(name);
        return text == null || text.isEmpty() ? null : text;
    }
}

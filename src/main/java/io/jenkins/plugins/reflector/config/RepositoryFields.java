package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Words;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import java.net.URI;

/** Reads the fields that configured image repositories and images in jobs have alike. */
final class RepositoryFields {

    private RepositoryFields() {}

    /**
     * A page size; 0 for the client's own choice.
     *
     * @throws IllegalArgumentException with a sentence for the user if no registry answers such pages
     */
    static int pageSize(int pageSize) {
        SpecChecks.pageSize(String.valueOf(pageSize)).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return pageSize;
    }

    /**
     * Our own options.
     *
     * @throws IllegalArgumentException with a sentence for the user if the mirror is none
     */
    @NonNull
    static RepositoryOptions options(int pageSize, @CheckForNull String mirror, @CheckForNull String scanFrom) {
        SpecChecks.mirror(mirror).ifPresent(problem -> {
            throw new IllegalArgumentException("mirror: " + problem);
        });
        return new RepositoryOptions(
                pageSize == 0 ? null : pageSize,
                mirror == null ? null : URI.create(mirror),
                scanFrom == null ? "" : scanFrom);
    }

    /**
     * How the registry is reached.
     *
     * @throws IllegalArgumentException with a sentence for the user if the provider is unknown
     */
    @NonNull
    static Connection connection(
            @CheckForNull String certCredentialsId, @CheckForNull String proxyCredentialsId, @NonNull String provider) {
        return new Connection(
                certCredentialsId,
                proxyCredentialsId,
                null,
                Words.parse("provider", provider, Words.providers(), Provider::text));
    }

    /** The word for whose identity opens a registry; null for the usual one. */
    @CheckForNull
    static String provider(@CheckForNull String provider) {
        String word = Words.normal("provider", provider, Words.providers(), Provider::text);
        return Provider.GENERIC.text().equals(word) ? null : word;
    }
}

package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAccess.Scheme;
import java.io.IOException;

/** What an {@link EmbeddedRegistry} shall be like. */
public final class EmbeddedRegistryBuilder {

    private static final int DEFAULT_PAGE = 1000;
    private static final int DEFAULT_SECONDS = 300;

    private Scheme scheme = Scheme.OPEN;
    private String user;
    private String password;
    private String identityToken;
    private int pageSize = DEFAULT_PAGE;
    private TagOrder order = TagOrder.BYTES;
    private int tokenSeconds = DEFAULT_SECONDS;

    EmbeddedRegistryBuilder() {}

    /** Only this user may read, by Basic authentication. */
    @NonNull
    public EmbeddedRegistryBuilder basic(@NonNull String name, @NonNull String secret) {
        scheme = Scheme.BASIC;
        user = name;
        password = secret;
        return this;
    }

    /** Readers need a Bearer token, which everybody gets. */
    @NonNull
    public EmbeddedRegistryBuilder bearer() {
        scheme = Scheme.BEARER;
        return this;
    }

    /** Readers need a Bearer token, which this user gets. */
    @NonNull
    public EmbeddedRegistryBuilder bearer(@NonNull String name, @NonNull String secret) {
        scheme = Scheme.BEARER;
        user = name;
        password = secret;
        return this;
    }

    /** The token service also takes this identity token, by POST. */
    @NonNull
    public EmbeddedRegistryBuilder identityToken(@NonNull String token) {
        identityToken = token;
        return this;
    }

    /** How long a Bearer token is said to hold, in seconds. */
    @NonNull
    public EmbeddedRegistryBuilder tokenSeconds(int seconds) {
        tokenSeconds = seconds;
        return this;
    }

    /** How many tags a page has at most. */
    @NonNull
    public EmbeddedRegistryBuilder pageSize(int most) {
        pageSize = most;
        return this;
    }

    /** In which order tags are listed. */
    @NonNull
    public EmbeddedRegistryBuilder order(@NonNull TagOrder wanted) {
        order = wanted;
        return this;
    }

    /** Starts it on a free port. */
    @NonNull
    public EmbeddedRegistry start() throws IOException {
        return new EmbeddedRegistry(
                new EmbeddedRegistryAccess(scheme, user, password, identityToken, tokenSeconds), pageSize, order);
    }
}

package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ProxyItem;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.credentials.Certificates;
import io.jenkins.plugins.reflector.credentials.CloudLogins;
import io.jenkins.plugins.reflector.credentials.ConnectionLookup;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.credentials.FipsRules;
import io.jenkins.plugins.reflector.credentials.RegistryCredentialsLookup;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryOptions;
import io.jenkins.plugins.reflector.engine.registry.cloud.CloudProvider;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.util.Optional;
import java.util.function.Function;

/**
 * As whom, and on which way, a registry is asked for a repository: by what the repository itself says, looked up where its
 * owner sees it; else by what administrators gave the registry, if the repository is theirs or they lend it to all. A
 * repository that nobody owns is asked without credentials rather than with somebody's.
 *
 * @param askers for whom a repository is asked
 * @param settings what administrators said of registries
 * @param controller what the registries' own credentials are looked up in
 */
record RegistryIdentities(
        @NonNull Function<ImageRepository, Optional<Asker>> askers,
        @NonNull RegistrySettings settings,
        @NonNull CredentialsContext controller)
        implements CredentialsSource {

    @NonNull
    @Override
    public RegistryCredentials credentialsFor(@NonNull ImageRepository repository, @NonNull ImageName image)
            throws ScanException, InterruptedException {
        Asker asker = askers.apply(repository).orElse(null);
        if (asker == null) {
            return RegistryCredentials.anonymous();
        }
        Provider provider = repository.connection().provider();
        if (repository.secretRef() != null) {
            return allowed(new RegistryCredentialsLookup(asker.credentials()).find(repository.secretRef(), provider, image));
        }
        if (provider != Provider.GENERIC) {
            if (!asker.administrators()) {
                throw failure("the provider '" + provider.text() + "' would use the identity of the machine that Jenkins runs on, "
                        + "which is for administrators alone: choose credentials");
            }
            return ofMachine(provider, image);
        }
        RegistryHost host = lent(asker, image);
        return host == null ? RegistryCredentials.anonymous() : allowed(ofHost(host, image, asker));
    }

    /** As whom a repository is asked, for people: {@code user bot (credentials hub)}. */
    @NonNull
    String identity(@NonNull ImageRepository repository, @NonNull ImageName image)
            throws ScanException, InterruptedException {
        RegistryCredentials credentials = credentialsFor(repository, image);
        if (credentials.equals(RegistryCredentials.anonymous())) {
            return credentials.principal();
        }
        RegistryHost host = settings.host(image.registry());
        String id = repository.secretRef() == null && host != null ? host.getCredentialsId() : repository.secretRef();
        return credentials.principal() + (id == null ? " (the machine's identity)" : " (credentials " + id + ")");
    }

    @NonNull
    @Override
    public RegistryOptions optionsFor(@NonNull ImageRepository repository, @NonNull ImageName image) throws ScanException {
        Asker asker = askers.apply(repository).orElse(null);
        RegistryHost host = settings.host(image.registry());
        ConnectionSettings connection = ConnectionSettings.DEFAULT;
        try {
            connection = connection.withTls(certificates(asker, repository, host, image).settings());
        } catch (InvalidConnectionException e) {
            throw failure(e.getMessage());
        }
        RegistryOptions options = RegistryOptions.DEFAULT.withConnection(connection.withProxy(proxy(asker, repository, host)));
        return options.withTokenHosts(settings.tokenHosts(image.registry()));
    }

    private Certificates certificates(Asker asker, ImageRepository repository, RegistryHost host, ImageName image)
            throws ScanException {
        String own = repository.connection().certSecretRef();
        Certificates certificates = own == null || asker == null
                ? Certificates.NONE
                : new ConnectionLookup(asker.credentials(), settings.fips()).certificates(own, image);
        if (host == null) {
            return certificates;
        }
        if (host.getCertCredentialsId() != null && asker != null && lent(asker, image) != null) {
            certificates = certificates.or(
                    new ConnectionLookup(controller.usedBy(asker.credentials()), settings.fips())
                            .certificates(host.getCertCredentialsId(), image));
        }
        return certificates.trusting(host.getCaCertificates());
    }

    @CheckForNull
    private ProxySettings proxy(Asker asker, ImageRepository repository, RegistryHost host) throws ScanException {
        String own = repository.connection().proxySecretRef();
        if (own != null && asker != null) {
            return new ConnectionLookup(asker.credentials(), settings.fips()).proxy(own);
        }
        ProxyItem proxy = host == null ? null : host.getProxy();
        return proxy == null ? null : new ConnectionLookup(controller, settings.fips()).proxy(proxy.getUrl(), proxy.getCredentialsId());
    }

    private RegistryCredentials ofHost(RegistryHost host, ImageName image, Asker asker)
            throws ScanException, InterruptedException {
        if (host.getCredentialsId() != null) {
            return new RegistryCredentialsLookup(controller.usedBy(asker.credentials()))
                    .find(host.getCredentialsId(), host.provider(), image);
        }
        return host.provider() == Provider.GENERIC
                ? RegistryCredentials.anonymous()
                : ofMachine(host.provider(), image);
    }

    private static RegistryCredentials ofMachine(Provider provider, ImageName image)
            throws ScanException, InterruptedException {
        return CloudLogins.ofMachine(CloudProvider.of(provider.text()).orElseThrow(), image);
    }

    /** The registry's settings, if its credentials may be used for this asker; null otherwise. */
    @CheckForNull
    private RegistryHost lent(Asker asker, ImageName image) {
        RegistryHost host = settings.host(image.registry());
        return host != null && (asker.administrators() || host.isUseForJobs()) ? host : null;
    }

    private RegistryCredentials allowed(RegistryCredentials credentials) throws ScanException {
        String secret = credentials instanceof RegistryCredentials.UserPassword user
                ? user.password()
                : credentials instanceof RegistryCredentials.RegistryToken token ? token.token() : null;
        Optional<String> problem =
                settings.fips() && secret != null ? FipsRules.secret(credentials.principal(), secret) : Optional.empty();
        if (problem.isPresent()) {
            throw failure(FipsRules.clause(problem.get()));
        }
        return credentials;
    }

    private static ScanException failure(String message) {
        return new ScanException(ScanException.Reason.AUTHENTICATION_FAILED, message);
    }
}

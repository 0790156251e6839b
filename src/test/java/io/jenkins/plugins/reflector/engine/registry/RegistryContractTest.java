package io.jenkins.plugins.reflector.engine.registry;

import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.real.Certificates;
import io.jenkins.plugins.reflector.testing.FaultyRegistry;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, on the embedded registry and on the reference registry, each in all its ways. */
class RegistryContractTest {

    private static final RegistryCredentials EMBEDDED_BOT = RegistryCredentials.basic("bot", "p:w");
    private static final RegistryCredentials REAL_BOT =
            RegistryCredentials.basic(RealRegistry.USER, RealRegistry.PASSWORD);

    @Nested
    class EmbeddedOpen extends Embedded {

        @RegisterExtension
        static final FaultyRegistry REGISTRY = FaultyRegistry.with(registry -> registry.pageSize(2));

        EmbeddedOpen() {
            super(REGISTRY, RegistryCredentials.anonymous());
        }
    }

    @Nested
    class EmbeddedWithPassword extends Embedded {

        @RegisterExtension
        static final FaultyRegistry REGISTRY = FaultyRegistry.with(registry -> registry.basic("bot", "p:w"));

        EmbeddedWithPassword() {
            super(REGISTRY, EMBEDDED_BOT);
        }
    }

    @Nested
    class EmbeddedWithTokens extends Embedded {

        @RegisterExtension
        static final FaultyRegistry REGISTRY = FaultyRegistry.with(registry -> registry.bearer("bot", "p:w"));

        EmbeddedWithTokens() {
            super(REGISTRY, EMBEDDED_BOT);
        }
    }

    @Nested
    class DistributionPlain extends Distribution {

        @RegisterExtension
        static final RealRegistry REGISTRY = RealRegistry.plain();

        DistributionPlain() {
            super(REGISTRY, RegistryCredentials.anonymous());
        }
    }

    @Nested
    class DistributionWithPassword extends Distribution {

        @RegisterExtension
        static final RealRegistry REGISTRY = RealRegistry.htpasswd();

        DistributionWithPassword() {
            super(REGISTRY, REAL_BOT);
        }
    }

    @Nested
    class DistributionWithTokens extends Distribution {

        @RegisterExtension
        static final RealRegistry REGISTRY = RealRegistry.tokens();

        DistributionWithTokens() {
            super(REGISTRY, REAL_BOT);
        }
    }

    @Nested
    class DistributionOverTls extends Distribution {

        @RegisterExtension
        static final RealRegistry REGISTRY = RealRegistry.tls();

        DistributionOverTls() {
            super(REGISTRY, RegistryCredentials.anonymous());
        }

        @Override
        RegistryOptions options() throws Exception {
            return with(TlsSettings.parse(REGISTRY.certificates().text("ca.crt"), null, null));
        }
    }

    @Nested
    class DistributionWithClientCertificates extends Distribution {

        @RegisterExtension
        static final RealRegistry REGISTRY = RealRegistry.clientCertificates();

        DistributionWithClientCertificates() {
            super(REGISTRY, RegistryCredentials.anonymous());
        }

        @Override
        RegistryOptions options() throws Exception {
            Certificates certificates = REGISTRY.certificates();
            return with(TlsSettings.parse(
                    certificates.text("ca.crt"), certificates.text("client.crt"), certificates.text("client.key")));
        }
    }

    private static RegistryOptions with(TlsSettings tls) {
        return RegistryOptions.DEFAULT.withConnection(ConnectionSettings.DEFAULT.withTls(tls));
    }

    private abstract static class Embedded extends RegistryContract {

        private final FaultyRegistry registry;
        private final RegistryCredentials credentials;

        Embedded(FaultyRegistry registry, RegistryCredentials credentials) {
            this.registry = registry;
            this.credentials = credentials;
        }

        @Override
        RegistryCredentials credentials() {
            return credentials;
        }

        @Override
        Subject subject() {
            EmbeddedRegistry server = registry.server();
            return new Subject() {
                @Override
                public String host() {
                    return server.host();
                }

                @Override
                public String push(String repository, String tag) {
                    return server.push(repository, tag);
                }

                @Override
                public String pushIndex(String repository, String tag, List<String> platforms) {
                    return server.pushIndex(repository, tag, platforms);
                }

                @Override
                public String pushReferrer(String repository, String subject, String artifactType) {
                    return server.pushReferrer(repository, subject, artifactType);
                }
            };
        }
    }

    private abstract static class Distribution extends RegistryContract {

        private final RealRegistry registry;
        private final RegistryCredentials credentials;

        Distribution(RealRegistry registry, RegistryCredentials credentials) {
            this.registry = registry;
            this.credentials = credentials;
        }

        @Override
        RegistryCredentials credentials() {
            return credentials;
        }

        @Override
        Subject subject() {
            return new Subject() {
                @Override
                public String host() {
                    return registry.host();
                }

                @Override
                public String push(String repository, String tag) throws Exception {
                    return registry.push(repository, tag);
                }

                @Override
                public String pushIndex(String repository, String tag, List<String> platforms) throws Exception {
                    return registry.pushIndex(repository, tag, platforms);
                }

                @Override
                public String pushReferrer(String repository, String subject, String artifactType) throws Exception {
                    return registry.pushReferrer(repository, subject, artifactType);
                }
            };
        }
    }
}

package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.ForwardProxy;
import io.jenkins.plugins.reflector.servers.real.Certificates;
import io.jenkins.plugins.reflector.servers.real.SshServer;
import io.jenkins.plugins.reflector.servers.real.TlsFront;
import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealServers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each way to a Git server that a Secret can describe, by {@code run} from end to end; and what is said where it is the wrong one. */
class GitAccessTest {

    private static final String FILE = "apps/kustomization.yaml";
    private static final String TOKEN = "hush-token";
    private static final String PASSPHRASE = "hush words";

    @RegisterExtension
    static final RealGit HTTP = RealGit.http();

    @RegisterExtension
    static final RealGit SSH = RealGit.ssh();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private final String name = UUID.randomUUID().toString();
    private EmbeddedRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start();
        registry.push("library/nginx", "1.23.1");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private EmbeddedGitRepository fleet(RealGit git) throws Exception {
        EmbeddedGitRepository fleet = git.create(name);
        fleet.commit("main", Map.of(FILE, "images:\n- name: nginx\n  newTag: 1.23.0\n"), "Begin");
        return fleet;
    }

    private static Certificates certificates() throws Exception {
        RealServers.require("openssl", "openssl");
        Path made = shared.resolve("tls");
        return Files.exists(made) ? Certificates.of(made) : Certificates.make(made);
    }

    private TlsFront front(Certificates certificates, String token) throws Exception {
        return RealServers.orSkip(() -> TlsFront.start(
                folder.resolve("nginx"), certificates, HTTP.url(name).replaceFirst("(?<=\\d)/.*", ""), token));
    }

    @Test
    void anAuthorityAClientCertificateAndABearerToken() throws Exception {
        EmbeddedGitRepository fleet = fleet(HTTP);
        Certificates made = certificates();
        try (TlsFront front = front(made, TOKEN)) {
            String url = front.url() + "/" + name + ".git";
            Map<String, String> secret = new LinkedHashMap<>();
            secret.put("bearerToken", TOKEN);
            secret.put("tls.crt", made.text("client.crt"));
            secret.put("tls.key", made.text("client.key"));
            refused(url, secret, null, "its certificate is not trusted", "ca.crt");

            secret.put("ca.crt", made.text("ca.crt"));
            pushed(fleet, url, secret, null);

            secret.put("bearerToken", "hush-other");
            refused(url, secret, null, "did not accept a bearer token (401)");

            secret.put("bearerToken", TOKEN);
            Certificates others = Certificates.make(folder.resolve("others"));
            secret.put("tls.crt", others.text("client.crt"));
            secret.put("tls.key", others.text("client.key"));
            refused(url, secret, null, "wants a client certificate", "does not trust the one it was shown", "tls.crt and tls.key");

            secret.remove("tls.crt");
            refused(url, secret, null, "needs both tls.crt and tls.key; tls.crt is missing");

            secret.remove("tls.key");
            refused(url, secret, null, "wants a client certificate", "was shown none", "tls.crt and tls.key");
        }
    }

    @Test
    void aProxyWithALogin() throws Exception {
        EmbeddedGitRepository fleet = fleet(HTTP);
        Certificates made = certificates();
        try (TlsFront front = front(made, "");
                ForwardProxy proxy = ForwardProxy.start("me", "hush-right")) {
            Map<String, String> secret = Map.of(
                    "ca.crt", made.text("ca.crt"), "tls.crt", made.text("client.crt"), "tls.key", made.text("client.key"));
            String plain = "http://git.invalid:" + URI.create(HTTP.url(name)).getPort() + "/" + name + ".git";
            String secure = "https://registry.invalid:" + front.port() + "/" + name + ".git";
            for (String url : new String[] {plain, secure}) {
                Map<String, String> login = new LinkedHashMap<>();
                login.put("address", proxy.url());
                refused(url, secret, login, "the proxy " + proxy.url() + " wants to know who asks (407)", "username and password");

                login.put("username", "me");
                login.put("password", "hush-wrong");
                refused(url, secret, login, "the proxy " + proxy.url() + " did not accept the user and the password (407)");

                login.put("password", "hush-right");
                int before = proxy.requests().size();
                pushed(fleet, url, secret, login);
                assertThat(proxy.requests()).hasSizeGreaterThan(before);
                fleet.commit("main", Map.of(FILE, "images:\n- name: nginx\n  newTag: 1.23.0\n"), "Back");

                login.put("address", "http://127.0.0.1:1");
                refused(url, secret, login, "nothing answers at the proxy http://127.0.0.1:1");
            }
            assertThat(proxy.requests())
                    .contains("CONNECT registry.invalid:" + front.port() + " HTTP/1.1")
                    .anyMatch(line -> line.startsWith("POST http://git.invalid:"));
        }
    }

    @Test
    void anSshKeyWithAPassphraseAndAKnownHost() throws Exception {
        EmbeddedGitRepository fleet = fleet(SSH);
        SshServer sshd = SSH.sshd();
        String key = sshd.newKey(name, "ed25519", PASSPHRASE);
        sshd.authorize(name);
        Map<String, String> secret = new LinkedHashMap<>();
        secret.put("identity", key);
        secret.put("password", PASSPHRASE);
        secret.put("known_hosts", sshd.knownHosts());
        pushed(fleet, SSH.url(name), secret, null);

        secret.put("password", "hush-wrong");
        refused(SSH.url(name), secret, null, "the private key cannot be read", "the passphrase right?");

        secret.put("password", PASSPHRASE);
        secret.put("known_hosts", sshd.knownHosts().replace("[127.0.0.1]", "[127.0.0.2]"));
        refused(SSH.url(name), secret, null, "the host key of the server is not among the known ones", "SHA256:", "add it to known_hosts");

        secret.put("known_hosts", sshd.knownHosts().replaceAll("AAAA\\S+", sshd.publicKey(name).split(" ")[1]));
        refused(SSH.url(name), secret, null, "the host key of the server", "is not the known one", "SHA256:", "known_hosts");
    }

    private void pushed(EmbeddedGitRepository fleet, String url, Map<String, String> secret, Map<String, String> proxy) throws Exception {
        Cli cli = run(url, secret, proxy);
        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(fleet.read("main", FILE)).contains("newTag: 1.23.1");
    }

    private void refused(String url, Map<String, String> secret, Map<String, String> proxy, String... words) throws Exception {
        Cli cli = run(url, secret, proxy);
        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.err()).contains(words);
    }

    /** None of the secrets is shown, whatever happens. */
    private Cli run(String url, Map<String, String> secret, Map<String, String> proxy) throws Exception {
        String text = """
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: nginx}
                spec: {image: nginx, interval: 10m}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImagePolicy
                metadata: {name: nginx}
                spec: {imageRepositoryRef: {name: nginx}, policy: {semver: {range: 1.23.x}}}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageUpdateAutomation
                metadata: {name: fleet}
                spec:
                  interval: 10m
                  sourceRef: {kind: GitRepository, name: fleet}
                  update: {strategy: Both, path: apps}
                  git:
                    checkout: {ref: {branch: main}}
                    commit: {author: {name: Bot, email: bot@example.com}}
                ---
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: fleet}
                spec:
                  url: %s
                  interval: 10m
                  secretRef: {name: access}
                  %s
                """.formatted(url, proxy == null ? "" : "proxySecretRef: {name: proxy}")
                + secret("access", secret)
                + (proxy == null ? "" : secret("proxy", proxy));
        Path file = Files.writeString(folder.resolve("resources.yaml"), text);
        Cli cli = Cli.run("run", "-f", file, "--mirror", "docker.io=" + registry.url());
        assertThat(cli.out() + cli.err()).doesNotContain("hush", "PRIVATE KEY", Base64.getEncoder().encodeToString("me:hush".getBytes()).substring(0, 8));
        return cli;
    }

    private static String secret(String name, Map<String, String> data) {
        StringBuilder text = new StringBuilder("---\napiVersion: v1\nkind: Secret\nmetadata: {name: " + name + "}\ndata:\n");
        data.forEach((key, value) -> text.append("  ").append(key).append(": ")
                .append(Base64.getEncoder().encodeToString(value.getBytes())).append('\n'));
        return text.toString();
    }
}

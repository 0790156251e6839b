package io.jenkins.plugins.reflector.servers.real;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** What a {@link DistributionRegistry} shall be like: open over plain HTTP unless more is said. */
public final class DistributionRegistryBuilder {

    /** The one user's name, where a login is wanted. */
    public static final String USER = "bot";

    /** That user's password. */
    public static final String PASSWORD = "secret";

    /** bcrypt of {@link #PASSWORD}, of the least cost that the registry takes. */
    private static final String HASH = "$2b$04$hJL.kRNCqGmsgdnaayORmeINF/BruuNa3/o5a1eZ/42gQdNbqKpUi";

    private final Path folder;
    private final StringBuilder http = new StringBuilder();
    private final StringBuilder sections = new StringBuilder();
    private Certificates certificates;
    private boolean htpasswd;
    private UnaryOperator<String> authorization = repository -> "";

    DistributionRegistryBuilder(Path folder) {
        this.folder = folder;
    }

    /** Only {@link #USER} may read and push, by Basic authentication. */
    @NonNull
    public DistributionRegistryBuilder htpasswd() {
        htpasswd = true;
        String basic = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        authorization = repository -> "Basic " + basic;
        sections.append("auth:\n  htpasswd:\n    realm: test\n    path: ").append(users()).append('\n');
        return this;
    }

    /** Only holders of this server's tokens may read and push. */
    @NonNull
    public DistributionRegistryBuilder tokens(@NonNull TokenServer tokens) {
        authorization = repository -> "Bearer " + tokens.token(repository, "pull,push");
        sections.append(tokens.configuration());
        return this;
    }

    /** It tells an address of each push, with a header of that value. */
    @NonNull
    public DistributionRegistryBuilder notifications(@NonNull String address, @NonNull String header, @NonNull String value) {
        sections.append("notifications:\n  endpoints:\n  - name: told\n    url: ").append(address);
        sections.append("\n    headers:\n      ").append(header).append(": ['").append(value);
        sections.append("']\n    timeout: 5s\n    threshold: 5\n    backoff: 2s\n");
        return this;
    }

    /** HTTPS, with the certificate {@code server}. */
    @NonNull
    public DistributionRegistryBuilder tls(@NonNull Certificates own) {
        certificates = own;
        http.append("  tls:\n    certificate: ").append(own.file("server.crt"));
        http.append("\n    key: ").append(own.file("server.key")).append('\n');
        return this;
    }

    /** HTTPS, and who comes must show a certificate of the same authority. */
    @NonNull
    public DistributionRegistryBuilder clientCertificates(@NonNull Certificates own) {
        tls(own);
        http.append("    clientcas:\n    - ").append(own.file("ca.crt")).append('\n');
        return this;
    }

    /** Starts it on a free port. */
    @NonNull
    public DistributionRegistry start() throws IOException, InterruptedException {
        Path program = Programs.require(DistributionRegistry.PROGRAM, DistributionRegistry.PROGRAM);
        Files.createDirectories(folder);
        if (htpasswd) {
            Files.writeString(users(), USER + ":" + HASH + "\n");
        }
        int port = Loopback.freePort();
        Path configuration = Files.writeString(folder.resolve("config.yml"), configuration(port));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(program.toString(), "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Loopback.await(process, port, log);
        try {
            return new DistributionRegistry(process, port, certificates, authorization);
        } catch (GeneralSecurityException e) {
            Loopback.end(process);
            throw new IOException("the certificates do not fit", e);
        }
    }

    private Path users() {
        return folder.resolve("htpasswd");
    }

    private String configuration(int port) {
        return "version: 0.1\nlog:\n  level: warn\nstorage:\n  filesystem:\n    rootdirectory: '" + folder.resolve("data")
                + "'\n  delete:\n    enabled: true\nhttp:\n  addr: 127.0.0.1:" + port + "\n" + http + sections;
    }
}

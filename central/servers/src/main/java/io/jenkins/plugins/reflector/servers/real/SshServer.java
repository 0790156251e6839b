package io.jenkins.plugins.reflector.servers.real;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real OpenSSH server on the loopback address, with its own host key, for the user who runs the tests. */
public final class SshServer implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final Process process;

    private SshServer(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** Starts a server that keeps all it needs in a directory, and lets nobody in until {@link #authorize}. */
    @NonNull
    public static SshServer start(@NonNull Path directory) throws IOException, InterruptedException {
        Path sshd = Programs.require("sshd", "openssh-server");
        generate(directory.resolve("host_key"), "ed25519", "");
        Files.writeString(directory.resolve("authorized_keys"), "");
        Path separation = Path.of("/run/sshd");
        if (user().equals("root") && Files.notExists(separation)) {
            // What the package's service does before it starts as root.
            Files.createDirectories(separation);
        }
        int port = Loopback.freePort();
        Path config = Files.write(
                directory.resolve("sshd_config"),
                List.of(
                        "ListenAddress 127.0.0.1:" + port,
                        "HostKey " + directory.resolve("host_key"),
                        "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
                        "PidFile " + directory.resolve("pid"),
                        "StrictModes no",
                        "UsePAM no",
                        "PermitRootLogin yes",
                        "PasswordAuthentication no",
                        "MaxStartups 100",
                        "SetEnv GIT_CONFIG_GLOBAL=/dev/null"));
        Process process = new ProcessBuilder(sshd.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Loopback.await(process, port, directory.resolve("log"));
        return new SshServer(directory, port, process);
    }

    /** Who may log in: the user who runs this. */
    @NonNull
    public static String user() {
        return System.getProperty("user.name");
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The address of a directory. */
    @NonNull
    public String url(@NonNull Path repository) {
        return "ssh://" + user() + "@127.0.0.1:" + port + repository;
    }

    /** The line of known_hosts that trusts this server. */
    @NonNull
    public String knownHosts() throws IOException {
        return "[127.0.0.1]:" + port + " " + publicKey("host_key");
    }

    /** Makes a key pair; the private key's text. */
    @NonNull
    public String newKey(@NonNull String name, @NonNull String type, @NonNull String passphrase) throws IOException, InterruptedException {
        generate(directory.resolve(name), type, passphrase);
        return Files.readString(directory.resolve(name));
    }

    /** Lets a key in, and no other. */
    public void authorize(@NonNull String name) throws IOException {
        Files.writeString(directory.resolve("authorized_keys"), publicKey(name) + "\n");
    }

    /** The public key of a pair, as it stands in {@code authorized_keys}. */
    @NonNull
    public String publicKey(@NonNull String name) throws IOException {
        return Files.readString(directory.resolve(name + ".pub")).strip();
    }

    private static void generate(Path file, String type, String passphrase) throws IOException, InterruptedException {
        String program = Programs.require("ssh-keygen", "openssh-client").toString();
        Process process = new ProcessBuilder(program, "-q", "-t", type, "-N", passphrase, "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ssh-keygen failed: " + said);
        }
    }

    @Override
    public void close() {
        Loopback.end(process);
    }
}

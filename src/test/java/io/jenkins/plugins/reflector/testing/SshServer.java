package io.jenkins.plugins.reflector.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

    /** Starts a server that keeps all it needs in a directory; skips or fails the test if OpenSSH is missing. */
    public static SshServer start(Path directory) throws IOException, InterruptedException {
        Path sshd = RealServers.require("sshd", "openssh-server");
        generate(directory.resolve("host_key"), "ed25519", "");
        Files.writeString(directory.resolve("authorized_keys"), "");
        Path separation = Path.of("/run/sshd");
        if (user().equals("root") && Files.notExists(separation)) {
            // What the package's service does before it starts as root.
            Files.createDirectories(separation);
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
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
        SshServer server = new SshServer(directory, port, process);
        server.awaitStart();
        return server;
    }

    private void awaitStart() throws IOException, InterruptedException {
        for (int i = 0; i < 100 && process.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("sshd did not start: " + Files.readString(directory.resolve("log")));
    }

    public static String user() {
        return System.getProperty("user.name");
    }

    public int port() {
        return port;
    }

    /** The address of a directory. */
    public String url(Path repository) {
        return "ssh://" + user() + "@127.0.0.1:" + port + repository;
    }

    /** The line of known_hosts that trusts this server. */
    public String knownHosts() throws IOException {
        return "[127.0.0.1]:" + port + " " + publicKey("host_key");
    }

    /** Makes a key pair; the private key's text. */
    public String newKey(String name, String type, String passphrase) throws IOException, InterruptedException {
        generate(directory.resolve(name), type, passphrase);
        return Files.readString(directory.resolve(name));
    }

    /** Lets a key in, and no other. */
    public void authorize(String name) throws IOException {
        Files.writeString(directory.resolve("authorized_keys"), publicKey(name) + "\n");
    }

    private String publicKey(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".pub")).strip();
    }

    private static void generate(Path file, String type, String passphrase) throws IOException, InterruptedException {
        String program = RealServers.require("ssh-keygen", "openssh-client").toString();
        Process process = new ProcessBuilder(program, "-q", "-t", type, "-N", passphrase, "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ssh-keygen failed: " + said);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

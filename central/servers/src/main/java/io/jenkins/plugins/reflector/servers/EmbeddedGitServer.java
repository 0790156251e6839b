package io.jenkins.plugins.reflector.servers;

import com.sun.net.httpserver.HttpServer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.PreReceiveHook;

/**
 * A Git server on this machine's loopback address: smart HTTP, for the demo and the tests. It serves the bare
 * repositories of one directory to any Git client.
 */
public final class EmbeddedGitServer implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Path directory;
    private final HttpServer server;
    private final ExecutorService threads;
    private final EmbeddedGitServerHandler handler;

    private EmbeddedGitServer(Path directory, HttpServer server, EmbeddedGitServerHandler handler) {
        this.directory = directory;
        this.server = server;
        this.handler = handler;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "embedded Git server");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
    }

    /** Starts a server that lets everybody read and write. */
    @NonNull
    public static EmbeddedGitServer start(@NonNull Path directory) throws IOException {
        return start(directory, null, null);
    }

    /**
     * Starts a server.
     *
     * @param directory where the repositories are; made if missing
     * @param user the one user, by HTTP Basic; null: no login
     * @param password of that user
     */
    @NonNull
    public static EmbeddedGitServer start(
            @NonNull Path directory, @CheckForNull String user, @CheckForNull String password) throws IOException {
        Files.createDirectories(directory);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        return new EmbeddedGitServer(directory, server, new EmbeddedGitServerHandler(directory, user, password));
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address of a repository, without user info. */
    @NonNull
    public String url(@NonNull String name) {
        return "http://127.0.0.1:" + port() + "/" + name + ".git";
    }

    /**
     * Makes an empty bare repository whose default branch is {@code main}.
     *
     * @param name without {@code .git}
     */
    @NonNull
    public EmbeddedGitRepository create(@NonNull String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a repository: " + name);
        }
        return EmbeddedGitRepository.create(directory.resolve(name + ".git"));
    }

    /** A hook asked before each push is taken, for all repositories; null takes it away. */
    public void setPreReceiveHook(@CheckForNull PreReceiveHook hook) {
        handler.setPreReceiveHook(hook == null ? PreReceiveHook.NULL : hook);
    }

    /** Whether push options are advertised; they are not at first. */
    public void setAllowPushOptions(boolean allow) {
        handler.setAllowPushOptions(allow);
    }

    /** How many requests were answered so far. */
    public int requests() {
        return handler.requests();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.jenkins.plugins.reflector.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one demo. It goes when the demo ends, also when somebody ends it early (Ctrl-C), and its servers with it. */
final class DemoFolder implements AutoCloseable {

    /** While the demo is being stopped, its own thread may still write for a moment. */
    private static final int DELETE_ATTEMPTS = 50;

    private static final long BETWEEN_ATTEMPTS_MILLIS = 40;

    private final Path path;
    private final boolean keep;
    private final Deque<Server> servers = new ArrayDeque<>();
    private final Thread onStop = new Thread(this::clear, "reflector-demo-stop");

    private DemoFolder(Path path, boolean keep) {
        this.path = path;
        this.keep = keep;
    }

    /** Something to stop before the folder goes; stopping it twice does no harm. */
    @FunctionalInterface
    interface Server {
        void stop();
    }

    /** @param keep leave the folder, and stop the servers alone */
    static DemoFolder create(boolean keep) throws IOException {
        DemoFolder folder = new DemoFolder(Files.createTempDirectory("reflector-demo-").toRealPath(), keep);
        Runtime.getRuntime().addShutdownHook(folder.onStop);
        return folder;
    }

    Path path() {
        return path;
    }

    /** Has a server stopped before the folder goes. */
    synchronized void stopFirst(Server server) {
        servers.push(server);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onStop);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is doing just this.
            return;
        }
        clear();
    }

    private void clear() {
        synchronized (this) {
            while (!servers.isEmpty()) {
                servers.pop().stop();
            }
        }
        for (int attempt = 0; !keep && Files.exists(path) && attempt < DELETE_ATTEMPTS; attempt++) {
            try {
                delete();
            } catch (IOException e) {
                pause();
            }
        }
    }

    private void delete() throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.walk(path)) {
            inside = all.sorted(Comparator.reverseOrder()).toList();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : inside) {
            Files.deleteIfExists(each);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

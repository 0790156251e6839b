package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/** Sees to it that one session at a time uses a mirror, among the threads of this process and among processes. */
final class MirrorLock implements AutoCloseable {

    // File locks are the process's: within it they keep nobody out, hence the semaphores.
    private static final ConcurrentMap<Path, Semaphore> OWN = new ConcurrentHashMap<>();

    private final Semaphore semaphore;
    private final FileChannel channel;

    private MirrorLock(Semaphore semaphore, FileChannel channel) {
        this.semaphore = semaphore;
        this.channel = channel;
    }

    /** Waits until the lock is free. */
    static MirrorLock acquire(Path file) throws IOException, InterruptedException {
        Semaphore semaphore = semaphore(file);
        semaphore.acquire();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(channel);
            return new MirrorLock(semaphore, channel);
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            semaphore.release();
            throw e;
        }
    }

    /** The lock if it is free; null if somebody has it. */
    @CheckForNull
    static MirrorLock tryAcquire(Path file) throws IOException {
        Semaphore semaphore = semaphore(file);
        if (!semaphore.tryAcquire()) {
            return null;
        }
        MirrorLock lock = null;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                lock = new MirrorLock(semaphore, channel);
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            return null;
        } finally {
            if (lock == null) {
                try {
                    if (channel != null) {
                        channel.close();
                    }
                } finally {
                    semaphore.release();
                }
            }
        }
    }

    private static Semaphore semaphore(Path file) {
        return OWN.computeIfAbsent(file.toAbsolutePath().normalize(), key -> new Semaphore(1, true));
    }

    private static void lock(FileChannel channel) throws IOException, InterruptedException {
        while (true) {
            try {
                FileLock lock = channel.lock();
                if (lock.isValid()) {
                    return;
                }
            } catch (FileLockInterruptionException e) {
                Thread.interrupted();
                throw new InterruptedException("waiting for the Git mirror");
            } catch (OverlappingFileLockException e) {
                // The same classes loaded twice, as after a plugin was replaced in a running controller.
                Thread.sleep(100);
            }
        }
    }

    /** Frees the lock. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            semaphore.release();
        }
    }
}

package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads what strangers post, so that neither one nor many of them take more memory than there is for it: a body has its most bytes, all
 * that are held at one time together have theirs, and none may take for ever to come. For several threads.
 */
final class Bodies {

    private static final int CHUNK = 8192;

    private final int mostBytes;
    private final Duration patience;
    private final AtomicLong free;

    /**
     * @param mostBytes of one body
     * @param mostAtOnce of all that are held
     * @param patience how long one may take to come
     */
    Bodies(int mostBytes, long mostAtOnce, @NonNull Duration patience) {
        this.mostBytes = mostBytes;
        this.free = new AtomicLong(mostAtOnce);
        this.patience = patience;
    }

    /** Where a body comes from. Who waits to be asked for it is asked by this, and not earlier. */
    @FunctionalInterface
    interface Source {

        @NonNull
        InputStream open() throws IOException;
    }

    /** A body, which takes up room until it is closed. */
    final class Held implements AutoCloseable {

        private final byte[] bytes;
        private final AtomicLong taken;

        private Held(byte[] bytes, long taken) {
            this.bytes = bytes;
            this.taken = new AtomicLong(taken);
        }

        @NonNull
        byte[] bytes() {
            return bytes;
        }

        /** Once or more often. */
        @Override
        public void close() {
            free.addAndGet(taken.getAndSet(0));
        }
    }

    /**
     * Reads one.
     *
     * @param declared how long it is said to be; negative if that is not said
     * @param beside what else is held as long as the body is, in bytes
     * @throws NotTakenException if it is too large, by far the most of it unread, or there is no room or time for it
     */
    @NonNull
    Held read(@NonNull Source source, long declared, int beside) throws NotTakenException {
        long[] taken = {take(beside)};
        boolean held = false;
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
            copy(source, declared, (chunk, count) -> {
                taken[0] += take(count);
                body.write(chunk, 0, count);
            });
            held = true;
            return new Held(body.toByteArray(), taken[0]);
        } finally {
            if (!held) {
                free.addAndGet(taken[0]);
            }
        }
    }

    /** Reads one within the same limits and keeps nothing of it, so that whoever has no address takes no room from those who have one. */
    void skip(@NonNull Source source, long declared) throws NotTakenException {
        copy(source, declared, (chunk, count) -> {});
    }

    /** Takes a part of a body. */
    @FunctionalInterface
    private interface Sink {

        void take(byte[] chunk, int count) throws NotTakenException;
    }

    private void copy(Source source, long declared, Sink sink) throws NotTakenException {
        if (declared > mostBytes) {
            throw new NotTakenException(Answer.TOO_LARGE);
        }
        try {
            byte[] chunk = new byte[CHUNK];
            long start = System.nanoTime();
            int size = 0;
            InputStream in = source.open();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                size += count;
                if (size > mostBytes) {
                    throw new NotTakenException(Answer.TOO_LARGE);
                }
                sink.take(chunk, count);
                if (System.nanoTime() - start > patience.toNanos()) {
                    throw new NotTakenException(Answer.BROKEN_OFF);
                }
            }
        } catch (IOException e) {
            throw new NotTakenException(Answer.BROKEN_OFF);
        }
    }

    private long take(int bytes) throws NotTakenException {
        if (free.addAndGet(-bytes) < 0) {
            free.addAndGet(bytes);
            throw new NotTakenException(Answer.BUSY);
        }
        return bytes;
    }
}

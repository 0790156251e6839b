package io.jenkins.plugins.reflector.cli;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ForwardingTagSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells on standard error how far a long scan is: on a terminal one line that is written again and again and is gone at the end,
 * elsewhere a line now and then, so that a build's log does not look dead.
 */
final class ScanProgress extends ForwardingTagSource implements AutoCloseable {

    private static final String CLEAR = "\r\u001b[K";

    private final int repositories;
    private final PrintWriter err;
    private final boolean terminal;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong tags = new AtomicLong();
    private final long start = System.nanoTime();
    private final Thread teller;
    private boolean shown;

    private ScanProgress(
            TagSource source, int repositories, PrintWriter err, boolean terminal, Duration first, Duration every) {
        super(source);
        this.repositories = repositories;
        this.err = err;
        this.terminal = terminal;
        this.teller = new Thread(() -> tell(first, every), "progress");
        teller.setDaemon(true);
        teller.start();
    }

    /** Begins to tell, if it takes long enough. */
    static ScanProgress of(TagSource source, int repositories, PrintWriter err) {
        return isTerminal()
                ? on(source, repositories, err, true, Duration.ofSeconds(1), Duration.ofMillis(200))
                : on(source, repositories, err, false, Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    /** The same with other times, for tests. */
    static ScanProgress on(
            TagSource source, int repositories, PrintWriter err, boolean terminal, Duration first, Duration every) {
        return new ScanProgress(source, repositories, err, terminal, first, every);
    }

    @NonNull
    @Override
    public ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException {
        try {
            ScanResult result = source.scan(repository);
            tags.addAndGet(result.tags().size());
            return result;
        } catch (ScanException e) {
            failed.incrementAndGet();
            throw e;
        } finally {
            done.incrementAndGet();
        }
    }

    /** Tells nothing any more, and takes the line away. */
    @Override
    public void close() {
        teller.interrupt();
        synchronized (this) {
            if (shown && terminal) {
                err.print(CLEAR);
                err.flush();
            }
            shown = false;
        }
    }

    private void tell(Duration first, Duration every) {
        try {
            Thread.sleep(first.toMillis());
            while (true) {
                synchronized (this) {
                    if (Thread.interrupted()) {
                        return;
                    }
                    shown = true;
                    err.print(terminal ? CLEAR + line() : line() + System.lineSeparator());
                    err.flush();
                }
                Thread.sleep(every.toMillis());
            }
        } catch (InterruptedException e) {
            // All is told.
        }
    }

    private String line() {
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        return String.format(
                "scanned %,d of %,d repositories, %,d tags%s (%d s)",
                done.get(), repositories, tags.get(), failed.get() == 0 ? "" : ", " + failed.get() + " failed", seconds);
    }

    /** Whether standard error is one: the launcher looks, since Java only knows of standard input and output. */
    private static boolean isTerminal() {
        String told = System.getProperty("reflector.terminal");
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }
}

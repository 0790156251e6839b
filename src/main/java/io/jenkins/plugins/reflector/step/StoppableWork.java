package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work on a thread of its own that may be stopped at any moment: by somebody, who then tells its end himself, or by the controller, after
 * whose start it begins anew. So a failure is told only if it is the work's own.
 */
final class StoppableWork {

    private final Callable<?> work;
    private final Consumer<Object> success;
    private final Consumer<Throwable> failure;
    private final BooleanSupplier closing;
    private volatile boolean stopped;

    @CheckForNull
    private volatile Future<?> running;

    /**
     * @param work what is interrupted when it shall stop
     * @param closing whether the controller stops, so that what fails is only interrupted
     */
    StoppableWork(
            @NonNull Callable<?> work,
            @NonNull Consumer<Object> success,
            @NonNull Consumer<Throwable> failure,
            @NonNull BooleanSupplier closing) {
        this.work = work;
        this.success = success;
        this.failure = failure;
        this.closing = closing;
    }

    /** @param threads refuse work when the controller stops */
    void start(@NonNull Function<Runnable, Future<?>> threads) {
        Future<?> thread;
        try {
            thread = threads.apply(this::run);
        } catch (RejectedExecutionException e) {
            // It begins when Jenkins resumes it.
            return;
        }
        running = thread;
        if (stopped) {
            // It was stopped before it was known what to interrupt.
            thread.cancel(true);
        }
    }

    /** Interrupts it; nothing is told of its end any more. */
    void stop() {
        stopped = true;
        Future<?> thread = running;
        if (thread != null) {
            thread.cancel(true);
        }
    }

    private void run() {
        Object result;
        try {
            result = work.call();
        } catch (Throwable e) {
            if (!stopped && !closing.getAsBoolean()) {
                failure.accept(e);
            }
            return;
        }
        if (!stopped) {
            success.accept(result);
        }
    }
}

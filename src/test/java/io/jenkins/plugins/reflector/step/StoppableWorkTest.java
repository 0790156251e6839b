package io.jenkins.plugins.reflector.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoppableWorkTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Object> told = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final StoppableWork waiting = work(() -> {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return null;
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    });

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private StoppableWork work(Callable<?> work) {
        return new StoppableWork(work, told::add, told::add, threads::isShutdown);
    }

    private void awaitEnd() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private Future<?> atOnce(Runnable work) {
        work.run();
        return threads.submit(() -> {});
    }

    @Test
    void itsEndIsToldOnce() throws Exception {
        Exception failure = new IllegalStateException("of its own");

        work(() -> "result").start(this::atOnce);
        work(() -> {
                    throw failure;
                })
                .start(this::atOnce);

        awaitEnd();
        assertThat(told).containsExactly("result", failure);
    }

    @Test
    void whoStopsItIsNotToldOfItsEnd() throws Exception {
        waiting.start(threads::submit);
        begun.await();

        waiting.stop();

        interrupted.await();
        awaitEnd();
        assertThat(told).isEmpty();
    }

    @Test
    void anEndThatCameWithTheStopIsNotToldEither() {
        StoppableWork[] self = new StoppableWork[1];
        self[0] = work(() -> {
            self[0].stop();
            return "too late";
        });

        self[0].start(this::atOnce);

        assertThat(told).isEmpty();
    }

    @Test
    void itIsInterruptedThoughItWasStoppedBeforeItsThreadWasKnown() throws Exception {
        waiting.start(work -> {
            Future<?> thread = threads.submit(work);
            waiting.stop();
            return thread;
        });

        awaitEnd();
        assertThat(told).isEmpty();
    }

    @Test
    void aControllerThatStopsTellsNothingSoThatItBeginsAnew() throws Exception {
        waiting.start(threads::submit);
        begun.await();

        threads.shutdownNow();

        interrupted.await();
        awaitEnd();
        assertThat(told).isEmpty();
    }

    @Test
    void whatShallBeginWhileTheControllerStopsNeitherBeginsNorFailsAndCanBeStopped() {
        threads.shutdownNow();

        waiting.start(threads::submit);
        waiting.stop();

        assertThat(told).isEmpty();
        assertThat(begun.getCount()).isEqualTo(1);
    }

    @Test
    void whoStopsItWhileTheControllerStopsIsNotToldOfItsEnd() throws Exception {
        waiting.start(threads::submit);
        begun.await();

        threads.shutdownNow();
        waiting.stop();

        awaitEnd();
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsDoneThoughTheControllerStopsIsTold() {
        work(() -> {
                    threads.shutdown();
                    return "pushed";
                })
                .start(work -> {
                    work.run();
                    return null;
                });

        assertThat(told).containsExactly("pushed");
    }
}

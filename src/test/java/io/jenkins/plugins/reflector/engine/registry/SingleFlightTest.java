package io.jenkins.plugins.reflector.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.registry.RegistryException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleFlightTest {

    private static final int CALLERS = 8;

    private final SingleFlight<String, String> flights = new SingleFlight<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoComesMeanwhileGetsTheSame() throws Exception {
        List<Future<String>> callers = callers(null);

        for (Future<String> caller : callers) {
            assertThat(caller.get()).isEqualTo("1");
        }
        assertThat(runs).hasValue(1);
        assertThat(flights.share("key", soon(), () -> "anew")).isEqualTo("anew");
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, 1", "UNAUTHORIZED, 1", "NOT_FOUND, 1", "TIMEOUT, 8", "RATE_LIMITED, 8"})
    void aFailureIsSharedUnlessItIsOneCallersOwn(Kind kind, int wanted) throws Exception {
        List<Future<String>> callers = callers(new RegistryException(kind, "no"));

        for (Future<String> caller : callers) {
            assertThatThrownBy(caller::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(RegistryException.class)
                    .hasMessage("no");
        }
        assertThat(runs).hasValue(wanted);
    }

    @Test
    void whoHasNoTimeLeftTriesByHimself() throws Exception {
        Future<String> slow = threads.submit(() -> flights.share("key", soon(), () -> work(null)));
        first.await();

        assertThat(flights.share("key", Deadline.in(Duration.ofMillis(20)), () -> "own")).isEqualTo("own");
        go.countDown();
        assertThat(slow.get()).isEqualTo("1");
    }

    /** One that is under way, and others that come then. */
    private List<Future<String>> callers(RegistryException failure) throws Exception {
        List<Future<String>> callers = new ArrayList<>();
        callers.add(threads.submit(() -> flights.share("key", soon(), () -> work(failure))));
        first.await();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 1; i < CALLERS; i++) {
            CountDownLatch started = new CountDownLatch(1);
            callers.add(threads.submit(() -> {
                synchronized (waiting) {
                    waiting.add(Thread.currentThread());
                }
                started.countDown();
                return flights.share("key", soon(), () -> work(failure));
            }));
            started.await();
        }
        for (Thread thread : waiting) {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        }
        go.countDown();
        return callers;
    }

    private String work(RegistryException failure) throws RegistryException, InterruptedException {
        int run = runs.incrementAndGet();
        first.countDown();
        go.await();
        if (failure != null) {
            throw failure;
        }
        return String.valueOf(run);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}

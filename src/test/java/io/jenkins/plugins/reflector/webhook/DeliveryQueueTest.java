package io.jenkins.plugins.reflector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {

    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final List<DeliveryQueue> open = new ArrayList<>();

    private DeliveryQueue queue(Duration moment) {
        DeliveryQueue queue = new DeliveryQueue(moment, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        open.add(queue);
        return queue;
    }

    @AfterEach
    void close() {
        open.forEach(DeliveryQueue::close);
    }

    @Test
    void doesAllInTheirOrderAlsoThoseThatComeLater() throws InterruptedException {
        DeliveryQueue queue = queue(Duration.ofMillis(1));
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        for (int part = 0; part < 3; part++) {
            CountDownLatch last = new CountDownLatch(1);
            for (int i = 0; i < 10; i++) {
                int number = part * 10 + i;
                assertThat(queue.offer(() -> done.add(number))).isTrue();
            }
            assertThat(queue.offer(last::countDown)).isTrue();
            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(done).hasSize(30).isSorted();
    }

    @Test
    void readsNoneBeforeAllThatComeAtOnceAreAnswered() {
        DeliveryQueue queue = queue(FOR_EVER);
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 500; i++) {
            assertThat(queue.offer(() -> done.add(1))).isTrue();
        }
        assertThat(done).isEmpty();
    }

    @Test
    void hasRoomForSoMany() {
        DeliveryQueue queue = queue(FOR_EVER);
        for (int i = 0; i < DeliveryQueue.MOST_WAITING; i++) {
            assertThat(queue.offer(() -> {})).isTrue();
        }
        assertThat(queue.offer(() -> {})).isFalse();
    }

    @Test
    void goesOnBehindAnError() throws InterruptedException {
        DeliveryQueue queue = queue(Duration.ofMillis(100));
        CountDownLatch last = new CountDownLatch(1);
        queue.offer(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
            throw new AssertionError("on purpose");
        });
        queue.offer(last::countDown);
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesNothingWhenItIsClosedAndLosesNothing() {
        DeliveryQueue queue = queue(FOR_EVER);
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        queue.offer(() -> done.add(1));
        queue.close();
        assertThat(done).containsExactly(1);
        assertThat(queue.offer(() -> done.add(2))).isFalse();
        assertThat(done).containsExactly(1);
    }
}

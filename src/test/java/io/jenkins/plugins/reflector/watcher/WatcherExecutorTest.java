package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatcherExecutorTest {

    @Test
    void hasAsManyThreadsAsItIsToldAndOneAtLeast() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        WatcherExecutor.resize(pool, 9);
        assertThat(pool.getCorePoolSize()).isEqualTo(9);
        assertThat(pool.getMaximumPoolSize()).isEqualTo(9);
        WatcherExecutor.resize(pool, 0);
        assertThat(pool.getCorePoolSize()).isEqualTo(1);
        assertThat(pool.getMaximumPoolSize()).isEqualTo(1);
        pool.shutdown();
    }
}

package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.watcher.WatcherExecutor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looks of jobs that are saved, loaded again and deleted while they wait. */
class TriggerQueueTest {

    private final Deque<WatcherExecutor.Work> threads = new ArrayDeque<>();
    private final Map<String, TriggerQueue.Looking> triggers = new HashMap<>();
    private final List<String> looks = new ArrayList<>();
    private final TriggerQueue queue =
            new TriggerQueue((text, work) -> threads.add(work), job -> Optional.ofNullable(triggers.get(job)));

    @Test
    void looksThatWaitBecomeOneAndNoneOfAJobOverlap() throws Exception {
        triggers.put("a", look -> {
            looks.add("a " + look.why());
            assertThat(queue.isBusy("a")).isTrue();
            assertThat(queue.isWaiting("a")).isFalse();
            if (looks.size() == 1) {
                queue.add("a", Look.now("alice"));
                assertThat(threads).as("that of b alone, none beside this one").hasSize(1);
            }
        });
        triggers.put("b", look -> looks.add("b " + look.why()));
        queue.add("a", Look.atPolicies());
        queue.add("a", Look.atAll("the interval is over"));
        queue.add("b", Look.atAll("b"));
        assertThat(queue.isWaiting("a")).isTrue();
        drain();

        assertThat(looks).containsExactly("a the interval is over", "b b", "a asked for by alice");
        assertThat(queue.isBusy("a")).isFalse();
    }

    @Test
    void theTriggerThatAJobHasWhenItsTurnComesLooks() throws Exception {
        triggers.put("job", look -> looks.add("old"));
        queue.add("job", Look.atAll("x"));
        triggers.put("job", look -> looks.add("new"));
        drain();

        assertThat(looks).containsExactly("new");
    }

    @Test
    void ofAJobThatWasDeletedNothingIsLeft() throws Exception {
        triggers.put("job", look -> looks.add("looked"));
        queue.add("job", Look.atAll("x"));
        triggers.clear();
        drain();

        assertThat(looks).isEmpty();
        assertThat(queue.isBusy("job")).isFalse();
        triggers.put("job", look -> looks.add("another of its name"));
        queue.add("job", Look.atAll("x"));
        drain();
        assertThat(looks).containsExactly("another of its name");
    }

    @Test
    void aLookThatFailsKeepsTheNextFromNothing() throws Exception {
        triggers.put("job", look -> {
            throw new IOException("no disk");
        });
        queue.add("job", Look.atAll("x"));
        assertThatThrownBy(this::drain).isInstanceOf(IOException.class);
        assertThat(queue.isBusy("job")).isFalse();

        triggers.put("job", look -> looks.add("again"));
        queue.add("job", Look.atAll("x"));
        drain();
        assertThat(looks).containsExactly("again");
    }

    private void drain() throws Exception {
        while (!threads.isEmpty()) {
            threads.poll().run();
        }
    }
}

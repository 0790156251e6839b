package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerTickTest {

    @Test
    void oneJobThatFailsKeepsNoOtherFromItsLook() {
        List<String> looked = new ArrayList<>();
        TriggerTick.forEach(List.of("a", "damaged", "b"), job -> job, job -> {
            if (job.equals("damaged")) {
                throw new NullPointerException("no image");
            }
            looked.add(job);
        });

        assertThat(looked).containsExactly("a", "b");
    }
}

package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateActionTest {

    private static final ResourceName FLEET = new ResourceName("default", "fleet");

    private final UpdateAction action = new UpdateAction();

    @Test
    void whatIsSentIsKeptForItsStepUntilThatEnds() throws Exception {
        Deliveries first = action.deliveries("first");
        ReflectorUpdateResult sent = ReflectorUpdateResult.nothing();
        first.begin(FLEET, sent);

        assertThat(first.begun(FLEET)).containsSame(sent);
        assertThat(action.deliveries("second").begun(FLEET)).isEmpty();
        assertThat(first.begun(new ResourceName("default", "other"))).isEmpty();
        assertThat(action.getUpdates()).isEmpty();
        assertThat(action.ended("first")).isEmpty();

        end("first", List.of("it failed."));
        assertThat(first.begun(FLEET)).isEmpty();
        assertThat(action.getUpdates()).hasSize(1);
        assertThat(action.ended("first")).hasValueSatisfying(
                record -> assertThat(record.getFailures()).containsExactly("it failed."));
        assertThat(action.ended("second")).isEmpty();
    }

    @Test
    void ofSeveralTriesTheLastCounts() {
        Deliveries deliveries = action.deliveries("first");
        ReflectorUpdateResult last = ReflectorUpdateResult.nothing();
        deliveries.begin(FLEET, ReflectorUpdateResult.nothing());
        deliveries.begin(FLEET, last);

        assertThat(deliveries.begun(FLEET)).containsSame(last);
    }

    private void end(String key, List<String> failures) throws IOException {
        action.end(key, new UpdateOutcome(ReflectorUpdateResult.nothing(), failures, List.of()), false);
    }
}

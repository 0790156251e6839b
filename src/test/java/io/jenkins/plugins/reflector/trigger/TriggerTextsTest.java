package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriggerTextsTest {

    private static final PickChange FIRST = new PickChange(
            "team/nginx", new LatestRef("nginx", "1.23.0", null), new LatestRef("nginx", "1.23.1", "sha256:1"));
    private static final PickChange NEW = new PickChange("team/app", null, new LatestRef("app", "2", null));

    @Test
    void everyVariableTellsOfTheFirstChange() throws Exception {
        Map<String, String> variables = TriggerEnvironment.of(List.of(FIRST, NEW));

        assertThat(variables)
                .containsEntry("REFLECTOR_POLICY", "team/nginx")
                .containsEntry("REFLECTOR_IMAGE", "nginx:1.23.1@sha256:1")
                .containsEntry("REFLECTOR_IMAGE_NAME", "nginx")
                .containsEntry("REFLECTOR_TAG", "1.23.1")
                .containsEntry("REFLECTOR_DIGEST", "sha256:1")
                .containsEntry("REFLECTOR_PREVIOUS_IMAGE", "nginx:1.23.0")
                .containsEntry("REFLECTOR_PREVIOUS_TAG", "1.23.0")
                .hasSize(8);
        JsonNode all = new ObjectMapper().readTree(variables.get("REFLECTOR_CHANGES"));
        assertThat(all).hasSize(2);
        assertThat(all.get(1).get("image").asText()).isEqualTo("app:2");
        assertThat(all.get(1).get("previousTag").isNull()).isTrue();
    }

    @Test
    void whatIsUnknownIsEmptyAndNothingIsNothing() {
        assertThat(TriggerEnvironment.of(List.of(NEW)))
                .containsEntry("REFLECTOR_DIGEST", "")
                .containsEntry("REFLECTOR_PREVIOUS_IMAGE", "");
        assertThat(TriggerEnvironment.of(List.of())).isEmpty();
    }

    @Test
    void theCauseNamesOldAndNew() {
        assertThat(new ReflectorScanCause(List.of(FIRST, NEW)).getShortDescription())
                .isEqualTo("Image Reflector: nginx:1.23.0 \u2192 nginx:1.23.1@sha256:1 (policy team/nginx), "
                        + "app:2 (policy team/app)");
    }

    @Test
    void manyImagesMakeNoEndlessCause() {
        List<PickChange> many = IntStream.range(0, 12)
                .mapToObj(n -> new PickChange("a/p", null, new LatestRef("app" + n, "1", null)))
                .toList();

        assertThat(ReflectorScanCause.describe(many)).contains("app9:1").doesNotContain("app10").endsWith(" and 2 more");
    }

    @Test
    void aWaitingBuildTakesLaterChangesAlong() {
        ReflectorEnvironmentAction action = new ReflectorEnvironmentAction(List.of(FIRST));
        PickChange later = new PickChange(
                "team/nginx", new LatestRef("nginx", "1.23.1", "sha256:1"), new LatestRef("nginx", "1.23.2", null));

        action.take(List.of(NEW, later));

        assertThat(action.getChanges())
                .extracting(PickChange::toString)
                .containsExactly("nginx:1.23.0 \u2192 nginx:1.23.2", "app:2");
    }

    @Test
    void aWaitingBuildKeepsTheImagesOfOnePolicyApart() {
        ReflectorEnvironmentAction action =
                new ReflectorEnvironmentAction(List.of(new PickChange("a/p", null, new LatestRef("cart", "1", null))));

        action.take(List.of(new PickChange("a/p", null, new LatestRef("stock", "2", null))));

        assertThat(action.getChanges()).extracting(PickChange::getImage).containsExactly("cart:1", "stock:2");
    }

    @Test
    void anIntervalAndACronLineExcludeEachOther() {
        ReflectorScanTrigger trigger = new ReflectorScanTrigger();
        trigger.setInterval("5m");

        assertThatThrownBy(() -> trigger.setCron("H/15 * * * *"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("either an interval or a cron line");
        assertThatThrownBy(() -> trigger.setInterval("soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 30s, 10m or 1h30m");
        trigger.setCron(" ");
        assertThat(trigger.getInterval()).isEqualTo("5m");
        assertThat(trigger.getCron()).isNull();
    }
}

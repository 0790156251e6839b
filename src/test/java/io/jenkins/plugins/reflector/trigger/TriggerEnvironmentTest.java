package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerEnvironmentTest {

    private static final PickChange MOVED = new PickChange(
            "default/nginx", new LatestRef("nginx", "1.23.0", null), new LatestRef("nginx", "1.23.1", "sha256:00"));
    private static final PickChange FIRST = new PickChange("team/app", null, new LatestRef("app", "7", null));

    @Test
    void theFirstChangeHasVariablesOfItsOwnAndAllAreInTheJson() {
        Map<String, String> variables = TriggerEnvironment.of(List.of(MOVED, FIRST));

        assertThat(variables)
                .containsEntry("REFLECTOR_POLICY", "default/nginx")
                .containsEntry("REFLECTOR_IMAGE", "nginx:1.23.1@sha256:00")
                .containsEntry("REFLECTOR_IMAGE_NAME", "nginx")
                .containsEntry("REFLECTOR_TAG", "1.23.1")
                .containsEntry("REFLECTOR_DIGEST", "sha256:00")
                .containsEntry("REFLECTOR_PREVIOUS_IMAGE", "nginx:1.23.0")
                .containsEntry("REFLECTOR_PREVIOUS_TAG", "1.23.0")
                .hasSize(8);
        assertThat(variables.get("REFLECTOR_CHANGES"))
                .startsWith("[{\"policy\":\"default/nginx\"")
                .contains("\"policy\":\"team/app\"", "\"previousTag\":null");
    }

    @Test
    void whatIsUnknownIsEmpty() {
        assertThat(TriggerEnvironment.of(List.of(FIRST)))
                .containsEntry("REFLECTOR_DIGEST", "")
                .containsEntry("REFLECTOR_PREVIOUS_IMAGE", "")
                .containsEntry("REFLECTOR_PREVIOUS_TAG", "");
    }

    @Test
    void theCauseNamesOldAndNew() {
        assertThat(new ReflectorScanCause(List.of(MOVED, FIRST)).getShortDescription())
                .isEqualTo("Image Reflector: nginx:1.23.0 \u2192 nginx:1.23.1@sha256:00 (policy default/nginx), "
                        + "app:7 (policy team/app)");
    }

    @Test
    void aWaitingBuildTakesLaterChangesAlong() {
        ReflectorEnvironmentAction action = new ReflectorEnvironmentAction(List.of(MOVED));
        PickChange later = new PickChange(
                "default/nginx", new LatestRef("nginx", "1.23.1", null), new LatestRef("nginx", "1.23.2", null));

        action.take(List.of(FIRST, later));

        assertThat(action.getChanges()).extracting(PickChange::getTag).containsExactly("1.23.2", "7");
    }
}

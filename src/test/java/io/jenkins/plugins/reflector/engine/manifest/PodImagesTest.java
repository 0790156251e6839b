package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodImagesTest {
    private static final List<PolicyImage> TAG = List.of(Picks.pick("p", "nginx", "1.23.1", null));
    private static final List<PolicyImage> PINNED = List.of(Picks.pick("p", "nginx", "1.23.1", Picks.DIGEST));

    @ParameterizedTest
    @CsvSource({
        "nginx:1.23.0, nginx:1.23.1",
        "nginx, nginx",
        "docker.io/library/nginx:1, docker.io/library/nginx:1.23.1",
        "reg.io:5000/nginx:1, reg.io:5000/nginx:1",
        "mynginx:1, mynginx:1"
    })
    void keepsTheNameAndChangesTheTag(String before, String after) {
        assertThat(edit(TAG, deployment(before)).text()).isEqualTo(deployment(after));
    }

    @Test
    void setsTheDigestWithTheTag() {
        assertThat(edit(PINNED, deployment("nginx:1@sha256:00")).text())
                .isEqualTo(deployment("nginx:1.23.1@" + Picks.DIGEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:${TAG}", "nginx:", "{{ .registry }}/nginx:1"})
    void leavesAnImageThatIsNoReferenceAndSaysSo(String image) {
        String text = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: \"" + image
                + "\"\n  - image: \"${ANY}\"\n";
        Picks.Edited edited = edit(TAG, text);
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).singleElement().satisfies(w -> {
            assertThat(w.line()).isEqualTo(5);
            assertThat(w.message()).contains("left alone").contains("write it out");
        });
    }

    @Test
    void leavesAPinnedImageAloneWhenThereIsNoDigest() {
        Picks.Edited edited = edit(TAG, deployment("nginx:1@sha256:00"));
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).extracting(ManifestWarning::line).containsExactly(7, 10);
    }

    @Test
    void editsItemsOfAListAndNamesTheItem() {
        Picks.Edited edited = edit(TAG, """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: batch/v1
                  kind: CronJob
                  metadata: {name: nightly}
                  spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: "nginx:1"}]}}}}}
                - apiVersion: v1
                  kind: ConfigMap
                  spec: {containers: [{image: "nginx:1"}]}
                """);
        assertThat(edited.changes()).singleElement().satisfies(c -> {
            assertThat(c.object()).isEqualTo(new ObjectId("batch/v1", "CronJob", "nightly", ""));
            assertThat(c.line()).isEqualTo(7);
            assertThat(c.newValue()).isEqualTo("nginx:1.23.1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiVersion: example.com/v1\nkind: Deployment\n",
            "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\n"})
    void findsThePodTemplatesOfCustomResources(String head) {
        String text = head + "spec: {template: {spec: {containers: [{image: \"nginx:1\"}]}}}\n";
        assertThat(edit(TAG, text).text()).isEqualTo(text.replace("nginx:1", "nginx:1.23.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n",
            "apiVersion: v1\nkind: Secret\n", "kind: Deployment\n", ""})
    void leavesOtherKindsAlone(String head) {
        String text = head + "spec: {template: {spec: {containers: [{image: \"nginx:1\"}]}}}\n";
        assertThat(edit(TAG, text).changes()).isEmpty();
    }

    private static String deployment(String image) {
        return "apiVersion: apps/v1\nkind: Deployment\nspec:\n"
                + "  template:\n    spec:\n      initContainers:\n      - image: '"
                + image + "'\n      containers:\n      - name: nginx\n        image: " + image + "   # c\n";
    }

    private static Picks.Edited edit(List<PolicyImage> images, String text) {
        return Picks.edit(UpdateStrategy.IMAGES, images, "deployment.yaml", text);
    }
}

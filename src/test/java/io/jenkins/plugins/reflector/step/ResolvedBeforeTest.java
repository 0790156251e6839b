package io.jenkins.plugins.reflector.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedBeforeTest {

    @TempDir
    Path job;

    @Test
    void remembersForEachQuestionApart() throws Exception {
        new ResolvedBefore(job).put(key("1.x", null), new LatestRef("nginx", "1.23.0", null));
        new ResolvedBefore(job).put(key("2.x", null), new LatestRef("nginx", "2.0.0", "sha256:1"));

        ResolvedBefore later = new ResolvedBefore(job);
        assertThat(later.get(key("1.x", null))).isEqualTo(new LatestRef("nginx", "1.23.0", null));
        assertThat(later.get(key("1.x", "72h"))).isNotNull();
        assertThat(later.get(key("2.x", null)).digest()).isEqualTo("sha256:1");
        assertThat(later.get(key("3.x", null))).isNull();
    }

    @Test
    void forgetsTheOldestOfTooMany() throws Exception {
        ResolvedBefore before = new ResolvedBefore(job);
        for (int i = 0; i <= ResolvedBefore.MOST; i++) {
            before.put("image-" + i, new LatestRef("image", "1." + i, null));
        }

        assertThat(before.get("image-0")).isNull();
        assertThat(before.get("image-1")).isNotNull();
        assertThat(before.get("image-" + ResolvedBefore.MOST)).isNotNull();
    }

    @Test
    void aScriptMayReadAllOfIt() {
        ResolvedImage image =
                new ResolvedImage(new LatestRef("nginx", "1.23.1", "sha256:2"), new LatestRef("nginx", "1.23.0", null));

        assertThat(image).hasToString("nginx:1.23.1@sha256:2");
        assertThat(image.getImage() + " " + image.getName() + " " + image.getTag() + " " + image.getDigest() + " " + image.getPrevious())
                .isEqualTo("nginx:1.23.1@sha256:2 nginx 1.23.1 sha256:2 nginx:1.23.0");
        for (Method method : ResolvedImage.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                assertThat(method.isAnnotationPresent(Whitelisted.class)).as(method.toString()).isTrue();
            }
        }
    }

    private static String key(String range, String minimumAge) {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setPolicy(new SemVerChoice(range));
        entry.setMinimumAge(minimumAge);
        return ResolvedBefore.key(entry.toPolicy(new ResourceName("team", "nginx")));
    }
}

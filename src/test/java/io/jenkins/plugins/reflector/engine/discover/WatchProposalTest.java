package io.jenkins.plugins.reflector.engine.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.manifest.FoundImage;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchProposalTest {
    private static final String DIGEST = "@sha256:" + "ab".repeat(32);

    private static List<WatchedImage> propose(String... references) {
        return WatchProposal.of(Arrays.stream(references)
                .map(text -> ImageReference.parse(text).orElseThrow())
                .map(read -> new FoundImage(
                        "a.yaml", 1, new ObjectId("", "", "", ""), read.name(), read.tag(), read.digest()))
                .toList());
    }

    private static List<String> calls(String... references) {
        return propose(references).stream()
                .map(image -> image.key() + " "
                        + (image.guess() == null ? "-" : WatchConfiguration.call(image.guess().choice())) + " "
                        + image.reflection().text() + " " + image.tags())
                .toList();
    }

    @Test
    void spellingsOfOneImageAreOne() {
        assertThat(calls("nginx:1.23.0", "docker.io/library/nginx:1.23.0", "nginx"))
                .containsExactly("nginx semver('1.23.x') Never 2");
    }

    @Test
    void ofSeveralVersionsTheGreatestCounts() {
        assertThat(calls("nginx:1.9.0", "nginx:1.23.0", "nginx:1.21.6"))
                .containsExactly("nginx semver('1.23.x') Never 3");
    }

    @Test
    void tagsAtOddsTellNothing() {
        assertThat(calls("nginx:1.23.0", "nginx:latest", "a/nginx:main", "a/nginx:main"))
                .containsExactly("nginx - Never 2", "a-nginx digest('main') Never 2");
    }

    @Test
    void whatIsPinnedStaysPinned() {
        assertThat(calls("nginx:1.23.0" + DIGEST, "web" + DIGEST))
                .containsExactly("nginx semver('1.23.x') IfNotPresent 1", "web digest('latest') IfNotPresent 1");
    }

    @Test
    void namesAreThoseOfObjectsAndUnique() {
        assertThat(calls("a/web_app:1.0.0", "b/web.app:1.0.0", "c.io/b/web.app:1.0.0"))
                .extracting(text -> text.substring(0, text.indexOf(' ')))
                .containsExactly("web-app", "b-web-app", "b-web-app-2");
    }
}

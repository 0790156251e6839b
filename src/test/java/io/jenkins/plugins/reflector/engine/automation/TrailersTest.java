package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailersTest {

    private static final ResourceName A = new ResourceName("team", "a");
    private static final ResourceName B = new ResourceName("team", "b");
    private static final ObjectId OBJECT = new ObjectId("", "", "", "");

    private static Change change(String old, String now, String setter) {
        return new Change(OBJECT, 1, old, now, setter, new ResourceName("team", "nginx"));
    }

    @Test
    void namesEachAutomationAndEachChangeOnce() {
        String message = Trailers.append(
                "Update nginx",
                List.of(A, B, A),
                List.of(
                        change("1.0", "1.1", "team:nginx"),
                        change("1.0", "1.1", "team:nginx:tag"),
                        change("old", "new", "team:nginx:name"),
                        change("", "sha256:1", "team:nginx:digest")));
        assertThat(message)
                .isEqualTo("Update nginx\n\nImage-Reflector: team/a\nImage-Reflector: team/b\n"
                        + "Image-Reflector-Change: team/nginx 1.0 -> 1.1\n"
                        + "Image-Reflector-Change: team/nginx  -> sha256:1\n");
        assertThat(Trailers.areIn(message)).isTrue();
    }

    @Test
    void aSignOffStaysInTheSameParagraph() {
        assertThat(Trailers.append("Up\n\nSigned-off-by: Me <me@x>\n", List.of(A), List.of()))
                .isEqualTo("Up\n\nSigned-off-by: Me <me@x>\nImage-Reflector: team/a\n");
        assertThat(Trailers.append("Fix: a subject is no trailer", List.of(A), List.of()))
                .isEqualTo("Fix: a subject is no trailer\n\nImage-Reflector: team/a\n");
    }

    @Test
    void aValueOfSeveralLinesMakesNoTrailerOfItsOwn() {
        assertThat(Trailers.append("m", List.of(A), List.of(change("a\nEvil: x", "b", "team:nginx"))))
                .endsWith("team/nginx a Evil: x -> b\n");
    }

    @Test
    void wordsInASentenceAreNoTrailer() {
        assertThat(Trailers.areIn("about Image-Reflector: nothing")).isFalse();
        assertThat(Trailers.areIn("x\n\nImage-Reflector-Change: a b -> c")).isFalse();
    }
}

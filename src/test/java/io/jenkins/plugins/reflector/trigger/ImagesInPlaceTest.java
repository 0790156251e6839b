package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesInPlaceTest {

    private static ImageEntry entry(String image, String range) {
        ImageEntry entry = new ImageEntry(image);
        entry.setPolicy(new SemVerChoice(range));
        return entry;
    }

    @Test
    void whatIsWatchedHasATextThatIsTheSameInEveryProcess() {
        String settings = new ImagesInPlace(List.of(entry("nginx", "1.x")), "-", null).settings();

        assertThat(settings)
                .isEqualTo(new ImagesInPlace(List.of(entry("nginx", "1.x")), "-", null).settings())
                .isNotEqualTo(new ImagesInPlace(List.of(entry("nginx", "2.x")), "-", null).settings())
                .isNotEqualTo(new ImagesInPlace(List.of(entry("httpd", "1.x")), "-", null).settings())
                // An object's address would change with each start, and each trigger would ask its registry then.
                .doesNotContainPattern("@[0-9a-f]{4,}");
    }

    @Test
    void anImageThatCannotBeWatchedIsToldAndTheOthersAre() {
        ImageEntry one = new ImageEntry("app");
        one.setTag("1.0");

        ImagesInPlace images = new ImagesInPlace(List.of(one, new ImageEntry("bare"), entry("nginx", "1.x")), "-", null);

        assertThat(images.problems())
                .satisfiesExactly(
                        first -> assertThat(first).contains("app", "digest('1.0')"),
                        second -> assertThat(second).contains("bare", "policy"));
        assertThat(images.settings()).contains("nginx");
    }

    @Test
    void anImageIsAskedForFromWhereItSaysElseFromWhereTheTriggerSays() {
        ImageEntry own = entry("app", "1.x");
        own.setScanFrom("lab");

        String settings = new ImagesInPlace(List.of(own, entry("nginx", "1.x")), "-", "dmz").settings();

        assertThat(settings).contains("scanFrom=lab", "scanFrom=dmz");
        assertThat(new ImagesInPlace(List.of(entry("nginx", "1.x")), "-", null).settings()).contains("scanFrom=]");
    }

    @Test
    void anEntryWithoutAnImageAsAnEditedFileMayHaveIsTold() throws Exception {
        ImageEntry bare = entry("app", "1.x");
        java.lang.reflect.Field field = ImageEntry.class.getDeclaredField("image");
        field.setAccessible(true);
        field.set(bare, null);

        assertThat(new ImagesInPlace(List.of(bare), "-", null).problems()).singleElement().asString().contains("An image is needed");
    }
}

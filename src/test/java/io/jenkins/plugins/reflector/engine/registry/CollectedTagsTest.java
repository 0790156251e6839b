package io.jenkins.plugins.reflector.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CollectedTagsTest {

    @Test
    void takesEachOnceInAnyOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            CollectedTags tags = new CollectedTags();
            Set<String> wanted = new LinkedHashSet<>();
            for (int page = 0; page < 4; page++) {
                List<String> found = new ArrayList<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    found.add(String.valueOf((char) ('a' + random.nextInt(12))));
                }
                if (random.nextBoolean()) {
                    found.sort(null);
                }
                assertThat(tags.add(found)).isEqualTo(wanted.addAll(found));
            }
            assertThat(tags.tags()).containsExactlyElementsOf(wanted);
        }
    }

    @Test
    void leavesOutWhatIsNoTagAndCountsIt() {
        CollectedTags tags = new CollectedTags();

        assertThat(tags.add(List.of("", ".a", "-a", "a b", "ä", "a/b", "a:b", "a\n", "x".repeat(129)))).isFalse();
        assertThat(tags.add(List.of("_a", "A.b-c_9", "x".repeat(128)))).isTrue();

        assertThat(tags.unusable()).isEqualTo(9);
        assertThat(tags.tags()).hasSize(3);
    }
}

package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScanChangesTest {

    @Test
    void aScanTellsHowManyTagsCameAndWent() {
        assertThat(TagChanges.between(null, List.of("a")).text()).as("the first").isEmpty();
        assertThat(TagChanges.between(Set.of("a", "b"), List.of("b", "a")).text()).isEmpty();
        assertThat(TagChanges.between(Set.of("a", "b"), List.of("b", "c", "d")).text()).isEqualTo(" (2 new, 1 gone)");
        assertThat(TagChanges.between(Set.of("a"), List.of()).text()).isEqualTo(" (0 new, 1 gone)");
    }
}

package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScanChangesTest {

    @Test
    void aScanTellsHowManyTagsCameAndWent() {
        assertThat(RepositoryScans.changes(null, List.of("a"))).as("the first").isEmpty();
        assertThat(RepositoryScans.changes(Set.of("a", "b"), List.of("b", "a"))).isEmpty();
        assertThat(RepositoryScans.changes(Set.of("a", "b"), List.of("b", "c", "d"))).isEqualTo(" (2 new, 1 gone)");
        assertThat(RepositoryScans.changes(Set.of("a"), List.of())).isEqualTo(" (0 new, 1 gone)");
    }
}

package io.jenkins.plugins.reflector.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PackageArrowsTest {

    private static PackageArrows drawing(String... lines) {
        return PackageArrows.drawnIn("# A\n\n```mermaid\nflowchart TD\n%% a note\n" + String.join("\n", lines) + "\n```\n");
    }

    @Test
    void readsArrowsAndLonePackages() {
        assertThat(drawing("  a.b --> c", "d").lines()).containsExactly("a.b", "a.b --> c", "c", "d");
    }

    @Test
    void tellsEachLineToAddAndEachToDelete() {
        PackageArrows real = drawing("a --> b", "b --> c", "lone");

        assertThat(real.correctionsOf(drawing("a --> b", "a --> c", "gone")))
                .containsExactly("add:    b --> c", "add:    lone", "delete: a --> c", "delete: gone");
    }

    @Test
    void hasNothingToSayOfATrueDrawing() {
        assertThat(drawing("a --> b", "c").correctionsOf(drawing("c", "a --> b"))).isEmpty();
    }

    @Test
    void refusesALineItDoesNotUnderstand() {
        assertThatThrownBy(() -> drawing("a ==> b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a ==> b");
    }

    @Test
    void findsACircle() {
        assertThat(drawing("a --> b", "b --> c", "c --> d", "d --> b").cycle()).isEqualTo("b --> c --> d --> b");
        assertThat(drawing("a --> b", "a --> c", "b --> d", "c --> d").cycle()).isNull();
    }

    @Test
    void findsTheArrowsOfRealClasses() {
        PackageArrows found = PackageArrows.foundIn(OwnClasses.all(), OwnClasses.BASE);

        assertThat(found.uses()).containsKey("engine.resource");
        assertThat(found.lines()).contains("engine.automation --> engine.resource");
    }
}

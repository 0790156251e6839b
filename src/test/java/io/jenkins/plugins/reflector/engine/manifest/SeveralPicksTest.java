package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Markers of a policy that picks for several repositories: the image's name in the manifest says which pick is meant. */
class SeveralPicksTest {

    private static final List<PolicyImage> SEVERAL = List.of(
            Picks.pick("all", "nginx", "1.2.3", Picks.DIGEST),
            Picks.pick("all", "ghcr.io/org/web", "2.0.0", null),
            Picks.pick("all", "docker.io/library/redis", "7.0.0", null),
            Picks.pick("one", "ghcr.io/org/api", "3.0.0", null));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "image: nginx:1.0.0 «all» | image: nginx:1.2.3@DIGEST «all»",
                "image: ghcr.io/org/web «all» | image: ghcr.io/org/web:2.0.0 «all»",
                "image: redis:6@DIGEST «all» | image: docker.io/library/redis:7.0.0 «all»",
                "image: library/redis «all:name» | image: docker.io/library/redis «all:name»",
                "newTag: 1 «all:tag»\\nname: x\\nnewName: redis | newTag: 7.0.0 «all:tag»\\nname: x\\nnewName: redis",
                "name: nginx\\nnewTag: 1 «all:tag» | name: nginx\\nnewTag: 1.2.3 «all:tag»",
                "name: nginx\\ndigest: x «all:digest» | name: nginx\\ndigest: DIGEST «all:digest»",
                "repository: ghcr.io/org/web\\ntag: 1 «all:tag» | repository: ghcr.io/org/web\\ntag: 2.0.0 «all:tag»",
                "registry: ghcr.io\\nrepository: org/web\\ntag: 1 «all:tag»"
                        + " | registry: ghcr.io\\nrepository: org/web\\ntag: 2.0.0 «all:tag»",
                "image: whatever «one» | image: ghcr.io/org/api:3.0.0 «one»",
            })
    void theNameDecides(String before, String after) {
        Picks.Edited edited = edit(UpdateStrategy.SETTERS, lines(before));
        assertThat(edited.text()).isEqualTo(Picks.expand(lines(after)));
        assertThat(edited.warnings()).isEmpty();
        assertThat(edited.changes()).hasSize(1).first().extracting(Change::image).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: other:1 «all»",
                "image: '' «all»",
                "tag: 1 «all:tag»",
                "name: other\\ntag: 1 «all:tag»",
                "tags:\\n- 1 «all:tag»",
            })
    void whereNoNameTellsItTheValueStaysAndAWarningSaysWhy(String text) {
        Picks.Edited edited = edit(UpdateStrategy.SETTERS, lines(text));
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).hasSize(1).first().extracting(ManifestWarning::message).asString()
                .contains("ns:all", "nginx, ghcr.io/org/web, docker.io/library/redis", "which of them is meant");
    }

    @Test
    void editsByNameNeedNoMarker() {
        Picks.Edited edited = Picks.edit(
                UpdateStrategy.IMAGES,
                SEVERAL,
                "kustomization.yaml",
                "images:\n- name: ghcr.io/org/web\n  newTag: 1.0.0\n- name: redis\n  newTag: '6'\n");
        assertThat(edited.text())
                .isEqualTo("images:\n- name: ghcr.io/org/web\n  newTag: 2.0.0\n- name: redis\n  newTag: '7.0.0'\n");
        assertThat(edited.changes()).extracting(Change::setter).containsOnly("ns:all");
    }

    @Test
    void twoDifferentPicksOfOneImageAreNotGuessed() {
        Picks.Edited edited = Picks.edit(
                UpdateStrategy.SETTERS,
                List.of(Picks.pick("p", "nginx", "1", null), Picks.pick("p", "library/nginx", "2", null)),
                "a.yaml",
                Picks.expand("image: nginx:0 «p»\n"));
        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).hasSize(1);
    }

    private static Picks.Edited edit(UpdateStrategy strategy, String text) {
        return Picks.edit(strategy, SEVERAL, "a.yaml", Picks.expand(text));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n").replace("DIGEST", Picks.DIGEST) + "\n";
    }
}

package io.jenkins.plugins.reflector.config.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecChecksTest {

    private static final Map<String, Function<String, Optional<String>>> CHECKS = Map.ofEntries(
            Map.entry("name", SpecChecks::name),
            Map.entry("namespace", SpecChecks::namespace),
            Map.entry("reference", SpecChecks::reference),
            Map.entry("image", SpecChecks::image),
            Map.entry("duration", SpecChecks::duration),
            Map.entry("patterns", SpecChecks::patterns),
            Map.entry("range", SpecChecks::semVerRange),
            Map.entry("order", SpecChecks::order),
            Map.entry("tag", SpecChecks::tag),
            Map.entry("git", SpecChecks::gitUrl),
            Map.entry("host", SpecChecks::host),
            Map.entry("mirror", SpecChecks::mirror));

    @ParameterizedTest
    @CsvSource({
        "name, nginx-repo", "name, a.b_c", "namespace,", "namespace, team-a/my shop", "reference, repo",
        "reference, team-a/shop/repo", "image, nginx", "image, ghcr.io/org/app", "duration, 1h30m", "patterns,",
        "patterns, ^v", "range, 1.23.x", "range, >=1.0.0 <2.0.0", "order,", "order, desc", "tag, latest", "tag, _1",
        "git, https://git.example.com/fleet.git", "git, git@git.example.com:fleet.git",
        "host, registry.example.com:5000",
        "host, docker.io", "mirror,", "mirror, https://cache.example.com/hub"
    })
    void accepts(String check, String text) {
        assertThat(CHECKS.get(check).apply(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "name,, A name is needed", "name, -a, A name consists of", "name, a/b, A name consists of",
        "namespace, a//b, A namespace is", "namespace, a*, A namespace is", "reference, a/, A name is needed",
        "reference, */a, A namespace is",
        "image,, An image is needed", "image, nginx:1.23, This is no image repository",
        "duration,, A duration is needed", "duration, 10, A duration is needed",
        "patterns, a(b, This is no regular expression",
        "range,, A range is needed", "range, banana, This is no range", "order, up, The order is asc or desc",
        "tag, a b, A tag is needed", "tag, -a, A tag is needed",
        "host, https://example.com, A registry's host is needed",
        "host, a b, A registry's host is needed", "mirror, ftp://a, A mirror is", "mirror, https://u:p@a, A mirror is"
    })
    void saysWhatIsWrong(String check, String text, String beginning) {
        assertThat(CHECKS.get(check).apply(text)).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith(beginning)
                .doesNotContain("u:p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc", "/srv/git", "-uevil", ""})
    void neverAllowsTheControllersOwnFiles(String url) {
        assertThat(SpecChecks.gitUrl(url)).isPresent();
    }

    @Test
    void findsTheWrongOneOfManyPatterns() {
        assertThat(SpecChecks.patterns("^v\n\na(b")).isPresent();
    }
}

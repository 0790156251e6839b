package io.jenkins.plugins.reflector.engine.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.policy.SharedTags;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is guessed from a tag, and that the guess picks what its author would from a registry with all kinds of tags. */
class PolicyGuessTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.23.0 | semver('1.23.x') | 1.23.0 1.23.4 1.24.0 1.23.9-alpine 1.23 latest | 1.23.4",
                "v1.2.3 | semver('1.2.x') | v1.2.3 v1.2.10 v1.3.0 | v1.2.10",
                "0.4.1 | semver('0.4.x') | 0.4.1 0.4.2 0.5.0 | 0.4.2",
                "2.0.0-rc.1 | semver('~2.0.0-0') | 2.0.0-rc.1 2.0.0-rc.2 2.0.0 2.1.0 | 2.0.0",
                "1.23.1-alpine | semver('1.23.x') | 1.23.1-alpine 1.23.2-alpine 1.23.3 1.23.4-alpine-slim 1.24.0-alpine | 1.23.2-alpine",
                "v3.9.6-eclipse-temurin-17 | semver('3.9.x') | v3.9.7-eclipse-temurin-17 v3.9.8-eclipse-temurin-21 | v3.9.7-eclipse-temurin-17",
                "15.4.0-debian-11-r10 | semver('15.4.x') | 15.4.0-debian-11-r45 15.4.1-debian-12-r1 15.5.0-debian-11-r1 | 15.4.0-debian-11-r45",
                "1.2.3-4-gabc1234 | numerical('asc') | 1.2.3-4-gabc1234 1.2.3-12-gdef5678 1.2.4-1-gaaaaaaa | 1.2.3-12-gdef5678",
                "1.23 | numerical('asc') | 1.9 1.23 1.24 2.0 1.24.1 | 1.24",
                "3.11-slim | numerical('asc') | 3.9-slim 3.12-slim 3.13 | 3.12-slim",
                "1.2.3.4 | numerical('asc') | 1.2.3.4 1.2.3.10 1.2.4.1 | 1.2.3.10",
                "main-3f9a8b1-1700000000 | numerical('asc') | main-aaaaaaa-1700000001 main-3f9a8b1-1700000000 dev-aaaaaaa-1800000000 | main-aaaaaaa-1700000001",
                "build-42 | numerical('asc') | build-9 build-42 build-100 nightly-200 | build-100",
                "4711 | numerical('asc') | 4711 4712 latest | 4712",
                "20240115 | alphabetical('asc') | 20240115 20240301 20231231 latest zzz | 20240301",
                "2024-01-15 | alphabetical('asc') | 2024-01-15 2024-02-01 latest | 2024-02-01",
                "2024.01.15-r1 | alphabetical('asc') | 2024.01.15-r1 2024.02.01-r1 2024.03.01 | 2024.02.01-r1",
                "RELEASE.2024-01-16T16-07-38Z | alphabetical('asc') | RELEASE.2024-01-16T16-07-38Z RELEASE.2024-02-01T00-00-00Z EDGE.2025-01-01T00-00-00Z | RELEASE.2024-02-01T00-00-00Z",
                "main-20240115-3f9a8b1 | alphabetical('asc') | main-20240115-3f9a8b1 main-20240116-aaaaaaa dev-20250101-aaaaaaa | main-20240116-aaaaaaa",
                "latest | digest('latest') | 1.0.0 latest | latest",
                "stable-alpine | digest('stable-alpine') | stable stable-alpine | stable-alpine",
                "17-jre | digest('17-jre') | 17-jre 21-jre | 17-jre",
                "16 | digest('16') | 16 17 | 16",
            })
    void picksWhatTheTagsAuthorWould(String tag, String call, String tags, String picked) throws Exception {
        PolicyGuess guess = PolicyGuess.of(tag).orElseThrow();

        assertThat(WatchConfiguration.call(guess.choice())).isEqualTo(call);
        if (guess.choice() instanceof PolicyChoice.DigestOf one) {
            assertThat(one.tag()).isEqualTo(picked);
            return;
        }
        TagFilter filter = guess.filter() == null ? null : TagFilter.compile(guess.filter());
        SharedTags given = new SharedTags(List.of(tags.split(" ")), Map.of());
        assertThat(TagSelector.select(filter, TagPolicy.of(guess.choice()), given, Map.of()).tag())
                .contains(picked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3f9a8b1", "sha-3f9a8b1c", "main-deadbeef"})
    void aHashTellsNoOrder(String tag) {
        assertThat(PolicyGuess.of(tag)).isEmpty();
    }

    @Test
    void noPatternHasABackslashSinceEveryLanguageWantsItWrittenInAnotherWay() {
        assertThat(PolicyGuess.of("v1.2.3-a.b").orElseThrow().filter().pattern())
                .isEqualTo("^v(?P<version>[0-9]+[.][0-9]+[.][0-9]+)-a[.]b$");
    }
}

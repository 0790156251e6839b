package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitLinkTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/org/fleet.git, https://github.com/org/fleet/commit/1",
        "git@github.com:org/fleet.git, https://github.com/org/fleet/commit/1",
        "ssh://git@gitlab.example.com:2222/a/b/c.git, https://gitlab.example.com/a/b/c/-/commit/1",
        "https://user:pw@gitlab.com/a/b, https://gitlab.com/a/b/-/commit/1",
        "https://gitea.example.com:3000/a/b.git, https://gitea.example.com:3000/a/b/commit/1",
        "https://bitbucket.org/a/b.git, https://bitbucket.org/a/b/commits/1",
        "https://bitbucket.example.com/scm/a/b.git,", "https://git.example.com/fleet.git,",
        "http://127.0.0.1:99/x/fleet.git,",
        "https://notgithub.com/a/b,", "https://github.com/a,", "https://example.com/github.com/a/b,"
    })
    void isKnownByTheHostsName(String url, String expected) {
        assertThat(CommitLink.of(url, "1").orElse(null)).isEqualTo(expected);
    }
}

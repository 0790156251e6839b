package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "https://git.example.com/fleet.git        | HTTP  | https://git.example.com/fleet.git       | -",
        "HTTPS://Git.Example.com/Fleet            | HTTP  | https://git.example.com/Fleet           | -",
        "http://git.example.com:3000/a/b.git      | HTTP  | http://git.example.com:3000/a/b.git     | -",
        "https://someone@git.example.com/a/_git/b | HTTP  | https://git.example.com/a/_git/b        | -",
        "https://git.example.com/a%20b.git        | HTTP  | https://git.example.com/a%20b.git       | -",
        "https://git.example.com/a.git?token=s3   | HTTP  | https://git.example.com/a.git           | -",
        "ssh://git.example.com/fleet.git          | SSH   | ssh://git.example.com/fleet.git         | -",
        "ssh://bot@git.example.com:2222/fleet.git | SSH   | ssh://git.example.com:2222/fleet.git    | bot",
        "ssh://git@[::1]:2222/fleet.git           | SSH   | ssh://[::1]:2222/fleet.git              | git",
        "git@git.example.com:team/fleet.git       | SSH   | ssh://git.example.com/team/fleet.git    | git",
        "git.example.com:fleet.git                | SSH   | ssh://git.example.com/fleet.git         | -",
        "git@[::1]:fleet.git                      | SSH   | ssh://[::1]/fleet.git                   | git",
        "/srv/git/fleet.git                       | LOCAL | /srv/git/fleet.git                      | -",
        "/srv/git/a:b.git                         | LOCAL | /srv/git/a:b.git                        | -",
        "file:///srv/git/../fleet.git             | LOCAL | /srv/fleet.git                          | -",
        "file://localhost/srv/fleet.git           | LOCAL | /srv/fleet.git                          | -",
        "file:/srv/a%20b+c.git                    | LOCAL | /srv/a b+c.git                          | -",
        "file:///srv/100%.git                     | LOCAL | /srv/100%.git                           | -",
    })
    void reads(String text, GitUrl.Kind kind, String shown, String user) throws Exception {
        GitUrl url = GitUrl.parse(text, UrlRules.LOCAL_TOO);
        assertThat(url.kind()).isEqualTo(kind);
        assertThat(url).hasToString(shown);
        assertThat(url.user()).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                        | is empty",
        "-oProxyCommand=id                         | must not start with '-'",
        "ssh://-oProxyCommand=id/fleet.git         | names no valid host",
        "git@-oProxyCommand=id:fleet.git           | names no valid host",
        "https://bot:s3cret@git.example.com/a.git  | git.example.com contains a password",
        "ssh://bot:s3cret@git.example.com/a.git    | git.example.com contains a password",
        "https://git.example.com                   | names no repository",
        "https://git.example.com/                  | names no repository",
        "https:///fleet.git                        | names no valid host",
        "git://git.example.com/fleet.git           | Git over git is not supported",
        "ftp://bot:s3cret@git.example.com/a.git    | Git over ftp is not supported",
        "ext::sh -c id                             | Git over ext is not supported",
        "ext::sh -c /bin/s3cret                    | Git over ext is not supported",
    })
    void refuses(String text, String reason) {
        for (UrlRules rules : UrlRules.values()) {
            assertThatThrownBy(() -> GitUrl.parse(text, rules))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining(reason)
                    .hasMessageMatching("[^\n]*\\.")
                    .hasMessageNotContaining("s3cret")
                    .hasNoCause();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/fleet.git",
                "fleet",
                "./fleet",
                "../fleet",
                "~/fleet",
                "file:///srv/fleet.git",
                "FILE:///srv/fleet.git",
                "file:/srv/fleet.git",
                "file:fleet",
                "C:\\git\\fleet",
                "c:/git/fleet",
                "\\\\server\\share\\fleet",
                "./a:b"
            })
    void aPathIsRefusedWhereOnlyServersAreAllowed(String text) throws Exception {
        assertThatThrownBy(() -> GitUrl.parse(text, UrlRules.NETWORK_ONLY))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("A path or file URL cannot be a Git repository here");
        assertThat(GitUrl.parse(text, UrlRules.LOCAL_TOO).kind()).isEqualTo(GitUrl.Kind.LOCAL);
    }

    @Test
    void controlCharactersAreRefused() {
        for (String text : new String[] {"https://a/b\n.git", "git@a:b\u001b[31m", "/a\u0000b"}) {
            assertThatThrownBy(() -> GitUrl.parse(text, UrlRules.LOCAL_TOO))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("control character");
        }
    }

    @Test
    void aMirrorIsOfAnAddressWhoeverAsks() throws Exception {
        String name = mirror("https://git.example.com/a.git");
        assertThat(mirror("https://bot@GIT.example.com/a.git")).isEqualTo(name);
        assertThat(mirror("http://git.example.com/a.git")).isNotEqualTo(name);
        assertThat(mirror("https://git.example.com/A.git")).isNotEqualTo(name);
        assertThat(mirror("https://git.example.com:8443/a.git")).isNotEqualTo(name);
        assertThat(mirror(Path.of("x").toString())).isEqualTo(mirror(Path.of("x").toAbsolutePath().toString()));
    }

    private static String mirror(String url) throws GitException {
        return GitUrl.parse(url, UrlRules.LOCAL_TOO).mirrorName();
    }

    @ParameterizedTest
    @CsvSource({
        "https, git.example.com, -1, true",
        "https, git.example.com, 443, true",
        "HTTPS, GIT.example.com, 443, true",
        "http, git.example.com, 443, false",
        "http, git.example.com, -1, false",
        "https, git.example.com, 8443, false",
        "https, git.example.com.evil.example, -1, false",
        "https, example.com, -1, false",
    })
    void sameOrigin(String scheme, String host, int port, boolean same) throws Exception {
        GitUrl url = GitUrl.parse("https://git.example.com/a.git", UrlRules.NETWORK_ONLY);
        assertThat(url.isSameOrigin(scheme, host, port)).isEqualTo(same);
    }
}

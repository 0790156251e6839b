package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredGitCredentialsTest {

    @TempDir
    Path home;

    @BeforeEach
    void store() throws Exception {
        Files.writeString(home.resolve(".git-credentials"), """
                # no URL % at all
                https://plain.example.com
                https://onlyuser@user.example.com
                https://b%40t:p%3Aw%2B+%C3%B6@plain.example.com
                https://second:two@plain.example.com
                http://bot:clear@plain.example.com
                https://bot:port@port.example.com:8443
                https://bot:own@path.example.com/team/own.git
                https://bot:all@path.example.com
                """);
        Files.writeString(home.resolve(".netrc"), """
                # machine comment.example.com login no password no
                machine rc.example.com
                  login bot
                  password "with space and \\" quote"
                machine one.example.com login a account x password b
                macdef init
                machine macro.example.com login no password no

                machine half.example.com login a
                machine plain.example.com login rc password rc
                default login anonymous password guest
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "https://plain.example.com/a.git            | b@t       | p:w++ö",
        "https://PLAIN.example.com:443/a.git        | b@t       | p:w++ö",
        "https://second@plain.example.com/a.git     | second    | two",
        "http://plain.example.com/a.git             | bot       | clear",
        "https://rc@plain.example.com/a.git         | rc        | rc",
        "https://nobody@plain.example.com/a.git     | -         | -",
        "https://port.example.com:8443/a.git        | bot       | port",
        "https://port.example.com/a.git             | anonymous | guest",
        "https://path.example.com/team/own.git      | bot       | own",
        "https://path.example.com/team/other.git    | bot       | all",
        "https://user.example.com/a.git             | anonymous | guest",
        "https://rc.example.com/a.git               | bot       | with space and \" quote",
        "https://one.example.com/a.git              | a         | b",
        "https://half.example.com/a.git             | anonymous | guest",
        "https://macro.example.com/a.git            | anonymous | guest",
        "https://comment.example.com/a.git          | anonymous | guest",
        "ssh://plain.example.com/a.git              | -         | -",
        "git@plain.example.com:a.git                | -         | -",
        "/srv/fleet.git                             | -         | -",
    })
    void finds(String url, String user, String password) throws Exception {
        GitCredentials expected =
                user == null ? GitCredentials.NONE : new GitCredentials.UsernamePassword(user, password);
        assertThat(new StoredGitCredentials(home).forUrl(url)).isEqualTo(expected);
    }

    @Test
    void nothingIsStored() throws Exception {
        assertThat(new StoredGitCredentials(home.resolve("nobody")).forUrl("https://plain.example.com/a.git"))
                .isEqualTo(GitCredentials.NONE);
    }

    @Test
    void noTextShowsASecret() {
        assertThat(Netrc.parse("machine a login b password s3cret").toString()).doesNotContain("s3cret");
        assertThat(new GitCredentials.UsernamePassword("bot", "s3cret").toString()).doesNotContain("s3cret");
        assertThat(new GitCredentials.BearerToken("s3cret").toString()).doesNotContain("s3cret");
        assertThat(new GitCredentials.SshKey("bot", "s3cret", "s3cret", "known").toString())
                .doesNotContain("s3cret");
    }

    @Test
    void aCredentialThatDoesNotFitTheAddressIsSaid() {
        JGitSessions sessions = new JGitSessions(home.resolve("mirrors"), UrlRules.NETWORK_ONLY);
        GitCredentials basic = new GitCredentials.UsernamePassword("bot", "s3cret");
        GitCredentials key = new GitCredentials.SshKey(null, "s3cret", null, null);
        refuses(sessions, "ssh://git.example.com/a.git", basic, "cannot be used");
        refuses(sessions, "https://git.example.com/a.git", key, "cannot be used");
        refuses(sessions, "git@git.example.com:a.git", GitCredentials.NONE, "No SSH key is given");
    }

    private static void refuses(JGitSessions sessions, String url, GitCredentials credentials, String reason) {
        assertThatThrownBy(() -> sessions.open(new GitRemote(url, credentials, Duration.ofSeconds(5))))
                .isInstanceOf(GitException.class)
                .hasMessageContainingAll(reason, "git.example.com/a.git")
                .hasMessageNotContaining("s3cret");
    }
}

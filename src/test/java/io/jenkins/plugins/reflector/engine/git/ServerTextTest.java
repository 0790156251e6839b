package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Git server sends back of our credentials is not told: not in a sentence, not in the cause of an exception. */
class ServerTextTest {

    private static final String PASSWORD = "s3cr:et/p\"ss wörd";
    private static final GitCredentials BOT = new GitCredentials.UsernamePassword("bot", PASSWORD);

    @Test
    void progressAndRefusalsShowNoFormOfThePassword() {
        String header = Base64.getEncoder().encodeToString(("bot:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        for (String form : List.of(
                PASSWORD,
                header,
                Base64.getUrlEncoder().withoutPadding().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)),
                "s3cr%3Aet%2Fp%22ss%20w%C3%B6rd",
                "s3cr%3aet%2fp%22ss+w%c3%b6rd",
                "s3cr:et\\/p\\\"ss w\\u00f6rd",
                "s3cr:et/p&quot;ss wörd")) {
            assertThat(ServerText.ofRemote("remote: Resolving deltas: 10%\rremote: hello " + form + ", go away", BOT))
                    .contains("hello ***, go away");
            IOException failure = new IOException("outside", new IOException("in https://bot:" + form + "@git.example.com/"));
            assertThat(ServerText.tellsSecret(failure, BOT)).as(form).isTrue();
            assertThat(GitWords.sentence("Fetching", url(), "stderr: fatal: " + form, BOT)).doesNotContain(form);
        }
    }

    @Test
    void tokensAndPassphrasesAreHiddenToo() {
        assertThat(ServerText.ofRemote("bad token t/0ken t%2F0ken dC8wa2Vu", new GitCredentials.BearerToken("t/0ken")))
                .isEqualTo("bad token *** *** ***");
        assertThat(ServerText.ofRemote("open sesame", new GitCredentials.SshKey("git", "key", "open sesame", null))).isEqualTo("***");
    }

    private static GitUrl url() {
        try {
            return GitUrl.parse("https://git.example.com/fleet.git", UrlRules.NETWORK_ONLY);
        } catch (GitException e) {
            throw new AssertionError(e);
        }
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitWordsTest {

    private static final GitCredentials BOT = new GitCredentials.UsernamePassword("bot", "s3cret");

    private static GitUrl url() throws GitException {
        return GitUrl.parse("https://me@git.example.com/fleet.git", UrlRules.NETWORK_ONLY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fatal: Authentication failed for 'https://git.example.com/fleet.git/' | LOGIN",
        "fatal: could not read Username for 'https://git.example.com': terminal prompts disabled | LOGIN",
        "git@github.com: Permission denied (publickey). | LOGIN",
        "fatal: unable to access 'https://x/': The requested URL returned error: 403 | FORBIDDEN",
        "remote: Repository not found. | NOT_FOUND",
        "fatal: 'x' does not appear to be a git repository | NOT_FOUND",
        "fatal: unable to access 'https://x/': Could not resolve host: x | UNKNOWN_HOST",
        "fatal: unable to access 'https://x/': Failed to connect to x port 443 | NO_ANSWER",
        "Host key verification failed. | HOST_KEY",
        "fatal: unable to access 'https://x/': SSL certificate problem: self signed | TLS",
        "Cannot run program \"git\" (in directory \"/w\"): error=2, No such file or directory | NO_GIT",
        "fatal: something new | OTHER",
    })
    void knowsWhatGitSays(String text, GitWords words) {
        assertThat(GitWords.of(text)).isEqualTo(words);
    }

    @Test
    void saysWhatToDoWithoutSecrets() throws GitException {
        assertThat(GitWords.sentence(
                        "Fetching branch main",
                        url(),
                        "Command \"git fetch\" returned status code 128:\nstdout: \nstderr: fatal: Authentication failed for"
                                + " 'https://bot:s3cret@git.example.com/fleet.git/'",
                        BOT))
                .isEqualTo("Fetching branch main of https://git.example.com/fleet.git failed: the server did not accept the"
                        + " credentials, or wants some and got none (fatal: Authentication failed for"
                        + " 'https://git.example.com/fleet.git/'); check credentialsId, or the credentials of the job's checkout.");
    }

    @Test
    void tellsARefusedPushByTheServersWords() throws GitException {
        assertThat(GitWords.refusal(
                        "Pushing to branch main",
                        url(),
                        "Command \"git push https://git.example.com/fleet.git\" returned status code 1:\nstdout: \nstderr: remote: GH006:"
                                + " Protected branch update failed\nTo https://git.example.com/fleet.git\n"
                                + " ! [remote rejected] a -> main (protected branch hook declined)\n"
                                + "error: failed to push some refs to 'https://git.example.com/fleet.git'",
                        BOT))
                .startsWith("Pushing to branch main of https://git.example.com/fleet.git failed: the branch is protected (GH006:")
                .endsWith("allow this user to push to it, or set another push branch and merge from there.")
                .doesNotContain("error: failed to push");
    }

    @Test
    void tellsAPushWithoutLoginAsThat() throws GitException {
        assertThat(GitWords.refusal("Pushing to branch main", url(), "stderr: fatal: Authentication failed", BOT))
                .contains("did not accept the credentials");
    }
}

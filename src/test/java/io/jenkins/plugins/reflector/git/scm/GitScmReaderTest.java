package io.jenkins.plugins.reflector.git.scm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitScmReaderTest {

    @ParameterizedTest
    @CsvSource({
        "main, main",
        "*/main, main",
        "origin/main, main",
        "refs/heads/feature/x, feature/x",
        "refs/remotes/origin/main, main",
        "remotes/origin/main, main",
        "feature/x, feature/x",
        "**, ",
        "*/rel-*, ",
        ":origin/.*, ",
        "refs/tags/v1, ",
        "'', ",
        "${BRANCH}, ",
        "0123456789012345678901234567890123456789, ",
    })
    void readsTheOneBranchThatIsMeant(String specifier, String branch) {
        assertThat(GitScmReader.branch(specifier, "origin")).isEqualTo(branch);
    }
}

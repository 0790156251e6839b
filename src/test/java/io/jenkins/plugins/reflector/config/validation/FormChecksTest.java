package io.jenkins.plugins.reflector.config.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormChecksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "nonsense # improper constraint: \"nonsense\"",
                "1.x | 2.x # constraint parser error",
            })
    void aWrongRangeIsTold(String range, String said) {
        assertThat(told(checks -> checks.semVerRange(null, range), true)).contains(said);
    }

    @Test
    void whatIsRightIsNotTold() {
        assertThat(told(checks -> checks.semVerRange(null, "1.23.x"), true)).isNull();
        assertThat(told(checks -> checks.image(null, "ghcr.io/org/app"), true)).isNull();
        assertThat(told(checks -> checks.duration(null, "1h30m"), true)).isNull();
        assertThat(told(checks -> checks.optionalDuration(null, ""), true)).isNull();
        assertThat(told(checks -> checks.name(null, "nginx-repo"), true)).isNull();
        assertThat(told(checks -> checks.gitUrl(null, "https://git.example.com/fleet.git"), true)).isNull();
        assertThat(told(checks -> checks.author(null, "Bot <bot@example.com>"), true)).isNull();
    }

    @Test
    void whatIsWrongIsToldInASentence() {
        assertThat(told(checks -> checks.image(null, "nginx:1.23"), true)).contains("nginx:1.23");
        assertThat(told(checks -> checks.duration(null, "soon"), true)).contains("soon");
        assertThat(told(checks -> checks.name(null, ""), true)).contains("A name is needed");
        assertThat(told(checks -> checks.patterns(null, "ok\n(a"), true)).contains("(a");
        assertThat(told(checks -> checks.author(null, "Bot"), true)).contains("Name <name@example.com>");
        assertThat(told(checks -> checks.mirror(null, "ftp://x"), true)).contains("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc", "/etc", "-oProxyCommand=x", "https://bob:secret@git.example.com/x.git"})
    void aGitUrlThatIsNotAllowedIsToldWithoutItsSecret(String url) {
        assertThat(told(checks -> checks.gitUrl(null, url), true)).isNotNull().doesNotContain("secret");
    }

    @Test
    void whoMayNotConfigureLearnsNothing() {
        assertThat(told(checks -> checks.image(null, "nginx:1.23"), false)).isNull();
    }

    @Test
    void durationsAreFluxsButNeverNone() {
        assertThat(Durations.parse("1.5h")).hasMinutes(90);
        assertThatThrownBy(() -> Durations.parse("0s")).hasMessageContaining("10m");
        assertThatThrownBy(() -> Durations.parse("10")).hasMessageContaining("10");
    }

    @Test
    void authors() {
        assertThat(Author.parse(null)).isEqualTo(Author.DEFAULT);
        assertThat(Author.parse("A B <a@b.c>")).isEqualTo(new Author("A B", "a@b.c"));
        assertThat(Author.parse("<a@b.c>")).hasToString("<a@b.c>");
        assertThat(Author.problem("A\nB <a@b.c>")).isNotEqualTo(Optional.empty());
    }

    private static String told(java.util.function.Function<FormChecks, FormValidation> check, boolean permitted) {
        Facade facade = new Facade(permitted);
        check.apply(new FormChecks(facade));
        return facade.message;
    }

    /** Answers for permissions, and remembers what was told. */
    private static final class Facade extends JenkinsFacade {

        private final boolean permitted;
        private String message;

        Facade(boolean permitted) {
            this.permitted = permitted;
        }

        @Override
        public boolean mayConfigure(Item item) {
            return permitted;
        }

        @Override
        public FormValidation ok() {
            return null;
        }

        @Override
        public FormValidation error(String text) {
            message = text;
            return null;
        }
    }
}

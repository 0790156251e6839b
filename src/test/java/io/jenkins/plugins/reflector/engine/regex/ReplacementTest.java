package io.jenkins.plugins.reflector.engine.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTest {

    @ParameterizedTest
    @CsvSource({
        "$ts,                20240102",
        "${ts},              20240102",
        "$1,                 main",
        "${1}x,              mainx",
        "$0,                 main-abc-20240102",
        "$1x,                ''",
        "$branch_$ts,        20240102",
        "${branch}_$ts,      main_20240102",
        "$nope-$9,           -",
        "$none.,             .",
        "$01,                ''",
        "$99999999999,       ''",
        "$$1,                $1",
        "$$$1,               $main",
        "a$,                 a$",
        "$-$1,               $-main",
        "${,                 ${",
        "${1,                ${1",
        "${},                ${}",
        "${a-b},             ${a-b}",
        "\\$1,              \\main",
        "plain,              plain",
    })
    void followsGo(String template, String expected) {
        Pattern pattern = Pattern.compile("(?P<branch>[a-z]+)-[0-9a-f]+-(?P<ts>\\d+)(?P<none>!)?");
        Matcher matcher = pattern.matcher("main-abc-20240102");
        assertThat(matcher.find()).isTrue();
        assertThat(Replacement.compile(template, pattern).expand(matcher)).isEqualTo(expected);
    }
}

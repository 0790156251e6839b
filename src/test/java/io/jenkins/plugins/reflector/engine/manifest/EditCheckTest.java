package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditCheckTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "a: b      | a: b      | true",
        "a: b      | a: c      | false",
        "a: b      | a: 'b'    | false",
        "a: b      | a: !!x b  | false",
        "a: &x b   | a: &y b   | false",
        "a: [b]    | a: [b, c] | false",
        "a: {b: c} | a: {}     | false",
        "a: b      | {a: b}    | false",
        "a: b      | b: b      | false",
        "[a, b]    | [a]       | false"
    })
    void seesEveryDifferenceThatIsNotPlanned(String before, String after, boolean same) throws BrokenYamlException {
        assertThat(new EditCheck(List.of()).same(scan(before), scan(after))).isEqualTo(same);
    }

    private static YamlNode scan(String text) throws BrokenYamlException {
        return YamlScanner.scan(text, 0, text.length()).orElseThrow();
    }
}

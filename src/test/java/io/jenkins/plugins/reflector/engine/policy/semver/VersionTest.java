package io.jenkins.plugins.reflector.engine.policy.semver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tag table of flux.md 2.3 and the version tables of 5.2. */
class VersionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3", "v1.2.3", "01.02.03", "v2025.07.03", "20240101.1.2", "1.2.3-rc1", "1.2.3-rc.1.2", "1.2.3-a--b",
                "1.2.3-0", "1.2-rc.1", "1-rc.1.2", "v1.2-5.6", "18446744073709551615.0.0", "1.2.3-0abc"
            })
    void seesTheTag(String tag) {
        assertThat(Version.parseTag(tag)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "1.2", "v1", "v1.2", "1.2.3.4", "1.2.3p", "release-1.2.3", "latest", "V1.2.3", "vv1.2.3", "1.2-5",
                "1-rc", "99999999999999999999.0.0", "18446744073709551616.0.0", "1.2.3-01", "1.2.3-rc.01", "1.2.3-",
                "1.2.3_4", "1.2.3-a_b", "", " 1.2.3 "
            })
    void ignoresTheTag(String tag) {
        assertThat(Version.parseTag(tag)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3-alpha.01", "1.2.beta", "\n1.2.3", "1.0.0-alpha_beta", "1.0.0-alpha..1", "9.8.7+meta+meta", "v",
                "1."
            })
    void refuses(String text) {
        assertThat(Version.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3-0abc123", "20221209-update-renovatejson-v4", "01.1.1", "1", "1.2+bar.01"})
    void accepts(String text) {
        assertThat(Version.parse(text)).isNotNull();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "1.2.3,<,1.5.1", "2.2.3,>,1.5.1", "2.2.3,>,2.2.2", "1.3,>,1.1.4", "4.2,>,4.2-beta", "4.2-alpha,<,4.2-beta",
        "4.2-beta.2,>,4.2-beta.1", "4.2-beta2,>,4.2-beta1", "4.2-beta,<,4.2-beta.2", "4.2-beta,<,4.2-beta.foo",
        "1.2+bar,=,1.2+baz", "1.0.0-beta.4,<,1.0.0-beta.-2", "1.0.0-beta.-2,<,1.0.0-beta.-3",
        "1.0.0-beta.-3,>,1.0.0-beta.5", "1.0.0-rc10,<,1.0.0-rc2", "1.0.0-rc.10,>,1.0.0-rc.2", "1.0.0-Z,<,1.0.0-a",
        "18446744073709551615.0.0,>,9223372036854775807.0.0", "1.0.0-18446744073709551615,>,1.0.0-2",
        "1.0.0-99999999999999999999,>,1.0.0-18446744073709551615"
    })
    void compares(String left, String sign, String right) {
        int result = Version.parse(left).compareTo(Version.parse(right));
        assertThat(Integer.signum(result)).isEqualTo("<=>".indexOf(sign) - 1);
        assertThat(Integer.signum(Version.parse(right).compareTo(Version.parse(left))))
                .isEqualTo(-Integer.signum(result));
    }
}

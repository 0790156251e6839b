package io.jenkins.plugins.reflector.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoNumberTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1,1", "+1,1", "-1.5,-1.5", ".5,0.5", "5.,5", "1e3,1000", "1E-3,0.001", "1_000,1000", "1_0.0_1,10.01",
        "0x1p4,16",
        "0X1P4,16", "0x_1p4,16", "0x.8p1,1", "0x1.8p1_0,1536", "1e-400,0", "inf,Infinity", "+Infinity,Infinity",
        "-INF,-Infinity", "nan,NaN", "NaN,NaN", "0009,9"
    })
    void reads(String text, double expected) {
        assertThat(GoNumber.parse(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " 1", "1 ", "1d", "1f", "0x10", "0x", "1e400", "-1e400", "0x1p99999", "_1", "1_", "1__0", "1_.5",
                "1._5",
                "1e", "1e+", "1e_1", ".", "+", "+nan", "infi", "1.2.3", "latest", "0x_.8p1", "1,5", "0b1"
            })
    void refuses(String text) {
        assertThat(GoNumber.parse(text)).isEmpty();
    }
}

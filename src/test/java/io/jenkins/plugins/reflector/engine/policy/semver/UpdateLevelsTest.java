package io.jenkins.plugins.reflector.engine.policy.semver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateLevelsTest {

    @ParameterizedTest(name = "{0} to {1} is {2}")
    @CsvSource({
        "1.2.3,2.0.0,MAJOR", "2.0.0,1.2.3,MAJOR", "v1.2.3,1.3.0,MINOR", "1.2.3,1.2.4,PATCH", "1.2.3-rc.1,1.2.3,PRERELEASE",
        "1.2.3-rc.1,1.2.3-rc.2,PRERELEASE", "1.2.3-rc.1,1.2.4,PATCH", "1.2.3-0abc,1.2.3--,PRERELEASE",
        "1.2.0-rc.1,1.2-rc.2,PRERELEASE", "2024.01.15,2024.02.01,MINOR",
        // Beyond 32 bits, where the library's own reader gives up, and where casting would see no difference.
        "20240101123456.0.0,20240101123457.0.0,MAJOR", "4294967296.0.0,0.0.0,MAJOR",
        "1.18446744073709551615.0,1.18446744073709551614.9,MINOR"
    })
    void namesThePartThatDiffers(String from, String to, UpdateLevel level) {
        assertThat(UpdateLevels.between(from, to)).contains(level);
        assertThat(UpdateLevels.between(to, from)).contains(level);
    }

    @ParameterizedTest(name = "{0} to {1} is no step")
    @CsvSource({
        "1.2.3,1.2.3", "v1.2.3,01.2.3", "latest,1.2.3", "1.2.3,1.2", "1.2.3,main-abc1234", "1.2.3-01,1.2.3",
        "99999999999999999999.0.0,1.0.0"
    })
    void saysNothingOfWhatIsNoStep(String from, String to) {
        assertThat(UpdateLevels.between(from, to)).isEmpty();
        assertThat(UpdateLevels.between(to, from)).isEmpty();
    }
}

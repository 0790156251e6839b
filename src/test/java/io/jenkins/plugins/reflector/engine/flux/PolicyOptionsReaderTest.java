package io.jenkins.plugins.reflector.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyOptionsReaderTest {

    private static final String ALL = "minimumAge: 72h\nignoreTags: [1.2.3, '1.3.*']\npin: {tag: 1.25.1, reason: bug 7}\n"
            + "allow: Patch\nonDowngrade: hold\nonShrink: WRITE\nonRepush: hold\nplatforms: [linux/arm64, linux/arm/v7]\n"
            + "group: shop\nskipUnparsable: true\nexactIntegers: true\n";
    private static final PolicyOptions ALL_READ = new PolicyOptions(
            Duration.ofHours(72),
            List.of("1.2.3", "1.3.*"),
            new PolicyOptions.Pin("1.25.1", "bug 7"),
            UpdateLevel.PATCH,
            GuardAction.HOLD,
            GuardAction.WRITE,
            GuardAction.HOLD,
            List.of("linux/arm64", "linux/arm/v7"),
            "shop",
            true,
            true);

    @Test
    void readsEveryOptionOfTheSpec() {
        ReadResult read = read("", "  reflector:\n" + ALL.indent(4));
        assertThat(read.problems()).isEmpty();
        assertThat(options(read)).isEqualTo(ALL_READ);
    }

    @Test
    void readsTheSameFromAnAnnotationAsYamlOrJson() {
        ReadResult yaml = read("  annotations:\n    image-reflector.jenkins.io/options: |\n" + ALL.indent(6), "");
        assertThat(yaml.problems()).isEmpty();
        assertThat(options(yaml)).isEqualTo(ALL_READ);
        ReadResult json = read(annotation("{\"minimumAge\": \"72h\", \"allow\": \"patch\"}"), "");
        assertThat(json.problems()).isEmpty();
        assertThat(options(json).minimumAge()).isEqualTo(Duration.ofHours(72));
        assertThat(options(json).allow()).isEqualTo(UpdateLevel.PATCH);
    }

    @Test
    void isPlainFluxIfNothingIsAskedFor() {
        assertThat(options(read("", ""))).isEqualTo(PolicyOptions.NONE);
        assertThat(options(read("", "  reflector: {}\n"))).isEqualTo(PolicyOptions.NONE);
        assertThat(options(read(annotation("  "), ""))).isEqualTo(PolicyOptions.NONE);
        assertThat(options(read(annotation("# nothing"), ""))).isEqualTo(PolicyOptions.NONE);
        assertThat(options(read(annotation("{}"), ""))).isEqualTo(PolicyOptions.NONE);
    }

    @Test
    void takesTheSpecIfBothAreGivenAndSaysSo() {
        ReadResult read = read(annotation("{allow: minor, group: g}"), "  reflector: {allow: patch}\n");
        assertThat(options(read).allow()).isEqualTo(UpdateLevel.PATCH);
        assertThat(options(read).group()).isEmpty();
        assertProblem(
                read,
                Problem.Severity.WARNING,
                "f:5:53",
                "metadata.annotations[image-reflector.jenkins.io/options]",
                "has no effect, since spec.reflector is given too");
    }

    @Test
    void namesTheNearestOptionOfATypo() {
        assertProblem(
                read("", "  reflector: {minimumage: 1h}\n"),
                Problem.Severity.WARNING,
                "f:9:15",
                "spec.reflector.minimumage",
                "did you mean 'minimumAge'?");
        assertProblem(
                read(annotation("{ignoretag: [a]}"), ""),
                Problem.Severity.WARNING,
                "f:5:53",
                "metadata.annotations[image-reflector.jenkins.io/options].ignoretag",
                "did you mean 'ignoreTags'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minimumAge: 3d | minimumAge | expected a duration such as 90s, 10m, 1h30m or 1.5h, found '3d'",
                "minimumAge: 3 | minimumAge | expected a duration with a unit",
                "ignoreTags: 1.2.3 | ignoreTags | expected a list, found text",
                "ignoreTags: [1.2] | ignoreTags[0] | expected text, found the number 1.2; put it in quotes",
                "ignoreTags: [''] | ignoreTags | has an empty entry",
                "pin: {reason: x} | pin.tag | is missing",
                "pin: {tag: ''} | pin.tag | must not be empty",
                "pin: 1.2.3 | pin | expected a mapping, found text",
                "allow: huge | allow | expected one of major, minor, patch, prerelease, found 'huge'",
                "onDowngrade: stop | onDowngrade | expected one of hold, write, found 'stop'",
                "onShrink: 1 | onShrink | expected text, found the number 1",
                "onRepush: x | onRepush | expected one of hold, write, found 'x'",
                "platforms: [arm64] | platforms | expected os/architecture such as linux/arm64, found 'arm64'",
                "group: [a] | group | expected text, found a list",
                "skipUnparsable: 1 | skipUnparsable | expected true or false",
                "exactIntegers: 'yes' | exactIntegers | expected true or false"
            })
    void refusesWhatCannotBeMeant(String line, String field, String message) {
        assertError(read("", "  reflector: {" + line + "}\n"), "spec.reflector." + field, message);
        assertError(
                read("  annotations:\n    image-reflector.jenkins.io/options: |\n      " + line + "\n", ""),
                "metadata.annotations[image-reflector.jenkins.io/options]." + field,
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pin: x: y | in line 1 of this text: this is not valid YAML",
                "just words | expected one mapping as JSON or YAML text",
                "[a] | expected one mapping as JSON or YAML text"
            })
    void refusesAnAnnotationThatIsNoMapping(String text, String message) {
        assertError(read(annotation(text), ""), "metadata.annotations[image-reflector.jenkins.io/options]", message);
    }

    @Test
    void saysThatOtherKindsHaveNoOptions() {
        ReadResult read = FluxReader.read(List.of(new SourceText(
                "f",
                "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n  name: g\n"
                        + annotation("{pin: x}") + "spec: {url: 'https://git.example.com/x.git', interval: 1m}\n")));
        assertThat(read.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).isEqualTo("has no effect: a GitRepository has no options of ours"));
    }

    private static PolicyOptions options(ReadResult read) {
        return read.resources().imagePolicies().get(0).options();
    }

    private static String annotation(String text) {
        return "  annotations: {image-reflector.jenkins.io/options: '" + text + "'}\n";
    }

    private static ReadResult read(String metadata, String spec) {
        return FluxReader.read(List.of(new SourceText(
                "f",
                "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata:\n  name: p\n" + metadata
                        + "spec:\n  imageRepositoryRef: {name: r}\n  policy: {semver: {range: 1.x}}\n"
                        + (metadata.isEmpty() ? "  suspend: false\n" : "") + spec)));
    }

    private static void assertError(ReadResult read, String field, String message) {
        assertThat(read.resources().imagePolicies()).isEmpty();
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).contains(message);
        });
    }

    private static void assertProblem(
            ReadResult read, Problem.Severity severity, String position, String field, String message) {
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(severity);
            assertThat(problem.position()).hasToString(position);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).contains(message);
        });
    }
}

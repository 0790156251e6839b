package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our options of a policy from the file to the explanation; each text stands in docs/policies.md. */
class PolicyOptionsTest {

    private static final String REPOSITORY =
            "---\n{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImageRepository, metadata: {name: %s, namespace: apps},"
                    + " spec: {image: ghcr.io/acme/%<s, interval: 10m}}\n";
    private static final String POLICY =
            "---\n{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImagePolicy, metadata: {name: %s, namespace: apps},"
                    + " spec: {imageRepositoryRef: {name: %<s}, policy: {%s}, reflector: {%s}}}\n";

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Cli resolve(String resources, String tags, Object... more) throws IOException {
        List<Object> arguments = new ArrayList<>(
                List.of("resolve", "-f", file("r.yaml", resources), "--tags", file("t.yaml", tags), "-o", "json"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray());
    }

    /** For each tag of a policy {@code tag verdict: detail}. */
    private static List<String> explained(JsonNode policy) {
        List<String> lines = new ArrayList<>();
        policy.get("explain").forEach(each -> lines.add(each.get("tag").asText() + " " + each.get("verdict").asText() + ": "
                + each.get("detail").asText()));
        return lines;
    }

    private List<String> explained(String choice, String options, String tags) throws IOException {
        Cli cli = resolve(REPOSITORY.formatted("web") + POLICY.formatted("web", choice, options), "apps/web: " + tags, "--explain");
        return explained(cli.json().get("policies").get(0));
    }

    @Test
    void eachOptionExplainsItself() throws Exception {
        String any = "semver: {range: '*'}";
        assertThat(explained(any, "ignoreTags: ['2.*']", "[1.0.0, 2.0.0]"))
                .containsExactly("2.0.0 ignored: ignored by 2.*", "1.0.0 picked: ");
        assertThat(explained(any, "pin: {tag: 1.0.0, reason: 2 is slow}", "[1.0.0, 2.0.0]"))
                .containsExactly("2.0.0 held: held: 1.0.0 is pinned: 2 is slow", "1.0.0 picked: pinned: 2 is slow");
        assertThat(explained(any, "platforms: [linux/arm64]", "[1.0.0]"))
                .containsExactly("1.0.0 lacks-platform: its platforms are not known");
        assertThat(explained("numerical: {}", "skipUnparsable: true, exactIntegers: true", "[latest, 9007199254740993, 9007199254740992]"))
                .containsExactly(
                        "latest not-a-number: not a whole number (exactIntegers), skipped",
                        "9007199254740993 picked: ",
                        "9007199254740992 older: 9007199254740993 is preferred");
        assertThat(explained(any, "minimumAge: 72h", "[1.0.0]")).as("the first scan is the baseline").containsExactly("1.0.0 picked: ");
    }

    @Test
    void aGroupMovesTogether() throws Exception {
        String resources = REPOSITORY.formatted("web") + REPOSITORY.formatted("api")
                + POLICY.formatted("web", "semver: {range: '*'}", "group: shop")
                + POLICY.formatted("api", "semver: {range: '*'}", "group: shop");
        Cli cli = resolve(resources, "apps/web: [1.0.0, 1.1.0]\napps/api: [1.0.0]\n", "--explain");
        assertThat(cli.exit()).isZero();
        JsonNode web = cli.json().get("policies").get(0);
        assertThat(web.get("latestRef").get("tag").asText()).isEqualTo("1.0.0");
        assertThat(explained(web))
                .containsExactly("1.1.0 waits-for-group: 1 of 2 in group shop have 1.1.0; missing: apps/api", "1.0.0 picked: ");
        Cli apart = resolve(resources, "apps/web: [1.1.0]\napps/api: [1.0.0]\n");
        assertThat(apart.exit()).isEqualTo(1);
        assertThat(apart.err()).contains("have no version in common: apps/web has 1.1.0, apps/api has 1.0.0").hasLineCount(2);
    }

    @Test
    void whatIsSkippedIsToldAsAWarning() throws Exception {
        Cli cli = resolve(
                REPOSITORY.formatted("web") + POLICY.formatted("web", "numerical: {}", "skipUnparsable: true"),
                "apps/web: [1, 2, latest, edge]");
        assertThat(cli.exit()).isZero();
        assertThat(cli.err()).startsWith("warning: ImagePolicy apps/web (").contains("2 tags are no numbers and are skipped, such as latest");
    }

    @Test
    void explanationsOfManyTagsStaySmallUnlessAllAreAskedFor() throws Exception {
        StringBuilder tags = new StringBuilder("apps/web:\n");
        for (int i = 0; i < 100_000; i++) {
            tags.append("- 1.").append(i / 1000).append('.').append(i % 1000).append('\n');
        }
        String resources = REPOSITORY.formatted("web") + POLICY.formatted("web", "semver: {range: 1.5.x}", "");
        JsonNode some = resolve(resources, tags.toString(), "--explain").json().get("policies").get(0);
        assertThat(some.get("explain")).hasSize(1_000);
        assertThat(some.get("explain")).extracting(each -> each.get("verdict").asText()).contains("picked");
        assertThat(some.get("explainCounts").get("out-of-range").asInt()).isEqualTo(99_000);
        assertThat(some.get("explainCounts").get("older").asInt()).isEqualTo(999);
        JsonNode all = resolve(resources, tags.toString(), "--explain=all").json().get("policies").get(0);
        assertThat(all.get("explain")).hasSize(100_000);
    }

    @Test
    void anotherAmountOfExplanationIsWrongUsage() throws Exception {
        Cli cli = resolve(REPOSITORY.formatted("web"), "apps/web: [1.0.0]", "--explain=half");
        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("--explain", "half", "Usage: reflector resolve");
        assertThat(cli.out()).isEmpty();
    }
}

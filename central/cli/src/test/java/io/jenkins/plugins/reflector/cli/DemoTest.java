package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.real.DistributionRegistry;
import io.jenkins.plugins.reflector.testing.RealServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void tellsTheStoryAndCleansUp() {
        Cli cli = Cli.run("demo");

        assertStory(cli);
        assertThat(cli.out()).contains("the folder is gone");
    }

    @Test
    void keepsItsFolderWhenAsked() throws Exception {
        Cli cli = Cli.run("demo", "--keep");

        assertThat(cli.exit()).as(cli.err()).isZero();
        Matcher folder = Pattern.compile("Everything is still in (\\S+)").matcher(cli.out());
        assertThat(folder.find()).isTrue();
        assertThat(Path.of(folder.group(1), "resources.yaml")).isRegularFile();
        try (var all = Files.walk(Path.of(folder.group(1)))) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void talksToTheDistributionRegistry() {
        RealServers.require(DistributionRegistry.PROGRAM, DistributionRegistry.PROGRAM);

        assertStory(Cli.run("demo", "--registry", "distribution"));
    }

    private static void assertStory(Cli cli) {
        assertThat(cli.exit()).as(cli.err() + cli.out()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains("repository up-to-date")
                .containsPattern("1\\.23\\.1 +picked")
                .containsPattern("1\\.23\\.2-rc\\.1 +prerelease")
                .containsPattern("1\\.24\\.0 +out-of-range")
                .contains("-  newTag: 1.23.0 # This is what the reflector will update")
                .contains("+  newTag: 1.23.1 # This is what the reflector will update")
                .contains("+  digest: sha256:")
                .contains("-  digest: sha256:")
                .containsPattern("pushed commit [0-9a-f]{7} to branch main");
    }
}

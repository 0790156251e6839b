package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersSectionTest {

    @Test
    void saysOfEachServerWhichTestsRanAgainstIt(@TempDir Path root) throws Exception {
        Path notes = Files.createDirectories(root.resolve("central/plugin/target")).resolve("real-servers.tsv");
        Files.writeString(notes, "a.b.OneTest\tsshd\t1\t2\t0\na.b.TwoTest\tgit\t3\t1\t1\na.b.OneTest\tsshd\t7\t0\t0\n");
        Files.createDirectories(root.resolve("central/cli"));

        List<String> lines = ServersSection.notes(root);

        assertThat(ServersSection.of(LocalDate.of(2026, 11, 28), "JDK 17", lines)).isEqualTo("""
                2026-11-28, JDK 17:

                | real thing | tests |
                | --- | --- |
                | git | `TwoTest` (3 passed, **1 failed**, 1 skipped) |
                | sshd | `OneTest` (7 passed) |
                """);
    }
}

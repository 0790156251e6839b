package io.jenkins.plugins.reflector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PickFileTest {

    @TempDir
    Path directory;

    @Test
    void picksAreReadBackAndDamagedOnesAreNone() throws Exception {
        Path file = directory.resolve("deep/picks.v1.json");
        Map<String, LatestRef> picks = Map.of("team/p", new LatestRef("app", "1", "sha256:1"));
        new PickFile(file).write(picks);
        assertThat(new PickFile(file).read()).isEqualTo(picks);

        Files.writeString(file, "{\"picks\": {\"a\": {\"name\": \"x\"}, \"b\": {\"name\": \"x\", \"tag\": \"1\"}}}");
        assertThat(new PickFile(file).read()).isEqualTo(Map.of("b", new LatestRef("x", "1", null)));

        Files.writeString(file, "{\"picks\"");
        assertThat(new PickFile(file).read()).isEmpty();
        assertThat(new PickFile(directory.resolve("none")).read()).isEmpty();
    }
}

package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScanProgressTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATE = Duration.ofHours(1);
    private static final ImageRepository APP = repository("app");
    private static final TagSource TAGS = new FixedTagSource(
            Map.of(APP.name(), FixedTagSource.Tags.of(List.of("1", "2", "3"))), Clock.systemUTC());

    private final StringWriter err = new StringWriter();

    @Test
    void aTerminalSeesOneLineThatIsGoneAtTheEnd() throws Exception {
        try (ScanProgress progress = ScanProgress.on(TAGS, 2000, new PrintWriter(err), true, SOON, SOON)) {
            progress.scan(APP);
            waitFor("scanned 1 of 2,000 repositories, 3 tags (");
        }
        assertThat(err.toString()).startsWith("\r\u001b[K").endsWith("\r\u001b[K").doesNotContain("\n");
        int end = err.toString().length();
        Thread.sleep(20);
        assertThat(err.toString()).as("nothing after the end").hasSize(end);
    }

    @Test
    void aLogGetsALineNowAndThen() throws Exception {
        try (ScanProgress progress = ScanProgress.on(TAGS, 2, new PrintWriter(err), false, SOON, SOON)) {
            try {
                progress.scan(repository("missing"));
            } catch (ScanException e) {
                assertThat(e).hasMessageContaining("missing");
            }
            waitFor("scanned 1 of 2 repositories, 0 tags, 1 failed (");
        }
        assertThat(err.toString()).endsWith(System.lineSeparator()).doesNotContain("\r", "\u001b");
    }

    @Test
    void aShortScanTellsNothing() throws Exception {
        try (ScanProgress progress = ScanProgress.on(TAGS, 2, new PrintWriter(err), true, LATE, SOON)) {
            progress.scan(APP);
        }
        assertThat(err.toString()).isEmpty();
    }

    private void waitFor(String text) throws InterruptedException {
        while (!err.toString().contains(text)) {
            Thread.sleep(5);
        }
    }

    private static ImageRepository repository(String name) {
        return ImageRepository.of(new ResourceName("team", name), name + "-image", Duration.ofMinutes(10));
    }
}

package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanLogTest {

    @TempDir
    Path folder;

    @Test
    void whatWasSaidBeforeIsThereOnceItIsOpened() throws Exception {
        try (ScanLog log = new ScanLog(folder)) {
            log.line("one");
            assertThat(ScanLog.file(folder)).doesNotExist();
            log.open();
            log.line("two");
        }

        assertThat(Files.readAllLines(ScanLog.file(folder))).containsExactly("one", "two");
    }

    @Test
    void aJobThatWasDeletedMeanwhileGetsNoLog() throws Exception {
        Path deleted = folder.resolve("deleted");
        try (ScanLog log = new ScanLog(deleted)) {
            log.line("one");
            log.open();
            log.line("two");
        }

        assertThat(deleted).doesNotExist();
    }
}

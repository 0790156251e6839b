package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {

    @Test
    void aPathAloneIsNoSentence() {
        assertThat(FileTrouble.sentence(new AccessDeniedException("/a"))).isEqualTo("/a: permission denied");
        assertThat(FileTrouble.sentence(new NoSuchFileException("/a"))).isEqualTo("/a: there is no such file");
        assertThat(FileTrouble.sentence(new DirectoryNotEmptyException("/a"))).isEqualTo("/a: DirectoryNotEmptyException");
        assertThat(FileTrouble.sentence(new FileSystemException("/a", null, "Read-only file system")))
                .isEqualTo("/a: Read-only file system");
        assertThat(FileTrouble.sentence(new IOException("out of room"))).isEqualTo("out of room");
    }
}

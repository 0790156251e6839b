package io.jenkins.plugins.reflector.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExceptionMessagesTest {

    @Test
    void findsExceptionsBuiltOrReferredToWithoutMessage(@TempDir Path folder) throws IOException {
        String sample =
                """
                package io.jenkins.plugins.reflector.sample;
                public class Sample {
                    void silent() { throw new IllegalStateException(); }
                    Object supplied(java.util.Optional<String> of) {
                        return of.orElseThrow(IllegalArgumentException::new);
                    }
                    void telling() { throw new IllegalStateException("The tag is gone."); }
                    enum Order { UP, DOWN }
                    int sign(Order order) { return switch (order) { case UP -> 1; case DOWN -> -1; }; }
                    void caused(Exception e) { throw new RuntimeException(e); }
                }
                """;

        assertThat(ExceptionMessages.faults(CompiledSample.of(folder, sample)))
                .containsExactly(
                        "Sample:3 builds IllegalStateException without a message",
                        "Sample:5 builds IllegalArgumentException without a message");
    }
}

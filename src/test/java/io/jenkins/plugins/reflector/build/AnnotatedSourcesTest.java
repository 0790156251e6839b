package io.jenkins.plugins.reflector.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedSourcesTest {

    @Test
    void namesTheClassThatIsAnnotatedOrHasAnAnnotatedMember(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(
                folder.resolve("Outer.java"),
                """
                package sample;
                class Outer {
                    /** Not this @Mark of the comment. */
                    static class Plain {}
                    @Mark static class Inner {}
                    static class Holder { @a.b.Mark("x") void method() {} }
                    @Marker static class Other {}
                }
                """);

        assertThat(AnnotatedSources.classesWith("Mark", List.of(source)))
                .containsExactly("sample.Outer$Holder", "sample.Outer$Inner");
    }
}

package io.jenkins.plugins.reflector.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {

    private static final String ACTION =
            """
            package hudson.model;
            public interface Action {}
            """;
    private static final String ROOT_ACTION =
            """
            package hudson.model;
            public interface RootAction extends Action {}
            """;
    private static final String PICK =
            """
            package io.jenkins.plugins.reflector.sample;
            public record Pick(String tag) {}
            """;
    private static final String CHOICE =
            """
            package io.jenkins.plugins.reflector.sample;
            public abstract class Choice {}
            """;
    private static final String TIMED_CHOICE =
            """
            package io.jenkins.plugins.reflector.sample;
            public class TimedChoice extends Choice {
                java.time.Duration interval;
            }
            """;

    @TempDir
    Path folder;

    private List<String> faultsOf(String fields, String kind) throws IOException {
        String sample =
                """
                package io.jenkins.plugins.reflector.sample;
                public class Sample implements hudson.model.%s {
                    %s
                }
                """;
        return Persistence.faults(CompiledSample.of(
                folder, ACTION, ROOT_ACTION, PICK, CHOICE, TIMED_CHOICE, sample.formatted(kind, fields)));
    }

    @Test
    void acceptsPlainTypesAndWhatIsNotSaved() throws IOException {
        assertThat(faultsOf(
                        "long at; java.util.List<String> tags; transient Pick pick; static java.time.Instant start;",
                        "Action"))
                .isEmpty();
    }

    @Test
    void refusesARecordAlsoInsideAListOrAnArray() throws IOException {
        assertThat(faultsOf("Pick one; java.util.List<Pick> some; Pick[] more;", "Action"))
                .containsExactly(
                        "Sample.more holds the record Pick",
                        "Sample.one holds the record Pick",
                        "Sample.some holds the record Pick");
    }

    @Test
    void refusesTimesAtomicsAndOptionals() throws IOException {
        assertThat(faultsOf(
                        """
                        java.time.Instant at;
                        java.util.concurrent.atomic.AtomicLong count;
                        java.util.Optional<String> tag;
                        """,
                        "Action"))
                .containsExactly(
                        "Sample.at holds a java.time.Instant",
                        "Sample.count holds a java.util.concurrent.atomic.AtomicLong",
                        "Sample.tag holds a java.util.Optional");
    }

    @Test
    void looksIntoTheClassesThatAFieldMayHold() throws IOException {
        assertThat(faultsOf("java.util.List<Choice> choices;", "Action"))
                .containsExactly("TimedChoice.interval holds a java.time.Duration");
    }

    @Test
    void leavesAloneASingletonThatIsNeverSaved() throws IOException {
        assertThat(faultsOf("Pick one;", "RootAction")).isEmpty();
    }
}

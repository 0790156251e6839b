package io.jenkins.plugins.reflector.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.catalog.RenamedItem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionBookTest {

    private static final ResourceName WEB = new ResourceName("team/app", "web");
    private static final Subject SUSPENSION = Subject.suspension(WatchedKind.AUTOMATION, WEB);
    private static final Subject HOLD = Subject.hold(WEB, new ResourceName("team", "nginx"));
    private static final long DAY = 24L * 3600 * 1000;

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            warnings.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        Logger.getLogger(DecisionBook.class.getPackageName()).addHandler(handler);
    }

    @AfterEach
    void leave() {
        Logger.getLogger(DecisionBook.class.getPackageName()).removeHandler(handler);
    }

    private Path file() {
        return directory.resolve("state/decisions.v1.json");
    }

    private static Decision decision(Subject subject, String tag, String reason) {
        return new Decision(subject, tag, reason, "alice", "Alice \"the\" Boss", 1_700_000_000_000L);
    }

    @Test
    void whatIsDecidedOutlivesTheProcess() throws Exception {
        DecisionBook book = new DecisionBook(file());
        assertThat(book.current()).isSameAs(Decisions.NONE);
        book.decide(decision(SUSPENSION, "", ""));
        book.decide(decision(HOLD, "1.2.3", "<b>\u00fc\u2028"));

        Decisions after = new DecisionBook(file()).current();

        assertThat(after.all()).containsExactly(decision(SUSPENSION, "", ""), decision(HOLD, "1.2.3", "<b>\u00fc\u2028"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void ofOneSubjectTheLastDecisionCounts() throws Exception {
        DecisionBook book = new DecisionBook(file());
        book.decide(decision(HOLD, "1.2.3", "first"));
        Decisions first = book.current();
        book.decide(decision(HOLD, "1.2.4", "second"));

        assertThat(book.current().all()).containsExactly(decision(HOLD, "1.2.4", "second"));
        assertThat(book.current()).as("who has the old one notices").isNotSameAs(first);
        assertThat(book.takeBack(HOLD)).isTrue();
        assertThat(book.takeBack(HOLD)).isFalse();
        assertThat(new DecisionBook(file()).current()).isSameAs(Decisions.NONE);
    }

    @Test
    void aDamagedFileIsPutAsideWithOneWarning() throws Exception {
        for (String damaged : List.of("{\"decisions\": [{\"action\":", "{}", "{\"decisions\": [{\"action\": \"DELETE\"}]}", "")) {
            warnings.clear();
            Files.createDirectories(file().getParent());
            Files.writeString(file(), damaged);
            DecisionBook book = new DecisionBook(file());

            assertThat(book.current()).as(damaged).isSameAs(Decisions.NONE);
            assertThat(book.current()).isSameAs(Decisions.NONE);
            assertThat(warnings).as(damaged).hasSize(1);
            assertThat(file().resolveSibling("decisions.v1.json.damaged")).hasContent(damaged);
            book.decide(decision(HOLD, "1", "new"));
            assertThat(new DecisionBook(file()).current().all()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeReadIsNeverWrittenOver() throws Exception {
        Files.createDirectories(file().resolve("in the way"));
        DecisionBook book = new DecisionBook(file());

        assertThat(book.current()).isSameAs(Decisions.NONE);
        assertThat(book.current()).isSameAs(Decisions.NONE);
        assertThat(warnings).hasSize(1);
        assertThatThrownBy(() -> book.decide(decision(HOLD, "1", "new"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> book.takeBack(HOLD)).isInstanceOf(IOException.class);

        Files.delete(file().resolve("in the way"));
        Files.delete(file());
        book.decide(decision(HOLD, "1", "new"));
        assertThat(book.current().all()).as("tried again").hasSize(1);
    }

    @Test
    void aRenamedFolderKeepsItsDecisions() throws Exception {
        DecisionBook book = new DecisionBook(file());
        book.decide(decision(HOLD, "1.2.3", "why"));
        book.decide(decision(Subject.suspension(WatchedKind.AUTOMATION, new ResourceName("teams", "x")), "", ""));

        book.rename(new RenamedItem("team", "crew")::nameOf);

        assertThat(new DecisionBook(file()).current().all())
                .extracting(Decision::subject)
                .containsExactly(
                        Subject.hold(new ResourceName("crew/app", "web"), new ResourceName("crew", "nginx")),
                        Subject.suspension(WatchedKind.AUTOMATION, new ResourceName("teams", "x")));
    }

    @Test
    void whatIsGoneForAWeekIsForgottenAndWhatComesBackIsNot() throws Exception {
        DecisionBook book = new DecisionBook(file());
        book.decide(decision(HOLD, "1.2.3", "why"));
        Decisions before = book.current();

        book.forget(subject -> false, DAY);
        assertThat(book.current()).as("nothing changed of what is in force").isSameAs(before);
        book = new DecisionBook(file());
        book.forget(subject -> false, 7 * DAY);
        assertThat(book.current().all()).as("six days, over a restart").hasSize(1);
        book.forget(subject -> true, 7 * DAY);
        book.forget(subject -> false, 8 * DAY);
        assertThat(book.current().all()).as("it was there in between").hasSize(1);

        book.forget(subject -> false, 15 * DAY);

        assertThat(book.current()).isSameAs(Decisions.NONE);
    }
}

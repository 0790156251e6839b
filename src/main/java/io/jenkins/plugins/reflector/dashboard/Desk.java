package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.decision.Decision;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Takes what people decide on the pages: writes it down with their name and the time, tells the logs, and has the watcher look. Who
 * may decide is asked before. An answer is what the script of the page is told: {@code problem} with a sentence, or {@code done}.
 */
final class Desk {

    private static final Logger LOGGER = Logger.getLogger(Desk.class.getName());
    /** What ends a line, and what makes the rest of it be read in another direction. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

    /** Longer reasons would push all else off the pages. */
    private static final int MOST_REASON = 300;

    private final JenkinsFacade jenkins;
    private final Supplier<DecisionBook> book;
    private final Told told;
    private final Clock clock;

    /** Hears what was decided. */
    @FunctionalInterface
    interface Told {
        /**
         * @param kind whose log is told: that of a repository or an automation
         * @param name of the one with the log; null if there is none
         */
        void line(@NonNull WatchedKind kind, @CheckForNull ResourceName name, @NonNull String line);
    }

    Desk(@NonNull JenkinsFacade jenkins, @NonNull Supplier<DecisionBook> book, @NonNull Told told, @NonNull Clock clock) {
        this.jenkins = jenkins;
        this.book = book;
        this.told = told;
        this.clock = clock;
    }

    /** What is decided about, and the repository whose log is told of it. */
    record About(@NonNull Subject subject, @CheckForNull ResourceName repository) {

        private WatchedKind logKind() {
            return subject.kind() == WatchedKind.AUTOMATION ? WatchedKind.AUTOMATION : WatchedKind.IMAGE_REPOSITORY;
        }

        private ResourceName log() {
            return subject.kind() == WatchedKind.IMAGE_POLICY ? repository : subject.name();
        }
    }

    /** Suspends something. */
    @NonNull
    Map<String, Object> suspend(@NonNull About about, @NonNull Switches now, @CheckForNull String reason) {
        if (now.isSuspendedByConfiguration()) {
            return problem("It is suspended in its configuration already.");
        }
        return decide(about, "", line(reason), "suspended");
    }

    /** Takes a suspension back. */
    @NonNull
    Map<String, Object> resume(@NonNull About about) {
        return takeBack(about, "resumed", "Nobody suspended it on this page.");
    }

    /**
     * Has a policy stay with a tag.
     *
     * @param known whether its image repository has that tag
     */
    @NonNull
    Map<String, Object> hold(
            @NonNull About about, @NonNull Switches now, @CheckForNull String tag, @CheckForNull String reason, boolean known) {
        String wanted = line(tag);
        String why = line(reason);
        if (now.getPinnedByConfiguration() != null) {
            return problem("Its configuration pins it to " + now.getPinnedByConfiguration() + ": change it there.");
        }
        if (wanted.isEmpty() || why.isEmpty()) {
            return problem("Name the tag and a reason, so that others know when it can be released.");
        }
        if (!known) {
            return problem("The last scan found no tag " + wanted + ": correct it, or scan first.");
        }
        return decide(about, wanted, why, "held at " + wanted);
    }

    /** Takes a hold back. */
    @NonNull
    Map<String, Object> release(@NonNull About about) {
        return takeBack(about, "released", "Nobody holds it on this page.");
    }

    private Map<String, Object> decide(About about, String tag, String reason, String what) {
        if (reason.length() > MOST_REASON) {
            return problem("The reason has " + reason.length() + " characters, and " + MOST_REASON + " are read by anybody: shorten it.");
        }
        Decision decision =
                new Decision(about.subject(), tag, reason, jenkins.userId(), line(jenkins.userName()), clock.millis());
        try {
            book.get().decide(decision);
        } catch (IOException e) {
            return failed(e);
        }
        tell(about, what, reason);
        return Map.of("done", what);
    }

    private Map<String, Object> takeBack(About about, String what, String ifNone) {
        try {
            if (!book.get().takeBack(about.subject())) {
                return problem(ifNone);
            }
        } catch (IOException e) {
            return failed(e);
        }
        tell(about, what, "");
        return Map.of("done", what);
    }

    private void tell(About about, String what, String reason) {
        Subject subject = about.subject();
        String thing = "the " + subject.kind().text() + " " + subject.name();
        String why = reason.isEmpty() ? "" : ": " + reason;
        LOGGER.log(Level.INFO, "{0} was {1} by {2}{3}", new Object[] {
            thing.substring(0, 1).toUpperCase(Locale.ROOT) + thing.substring(1), what, CONTROL.matcher(jenkins.userId()).replaceAll(" "), why
        });
        told.line(
                about.logKind(),
                about.log(),
                (subject.kind() == WatchedKind.IMAGE_POLICY ? thing + " is " : "") + what + " by " + line(jenkins.userName()) + why);
    }

    private static Map<String, Object> problem(String sentence) {
        return Map.of("problem", sentence);
    }

    private static Map<String, Object> failed(IOException e) {
        LOGGER.log(Level.WARNING, "What somebody decided on a page of Image Reflector cannot be saved: check the disk of JENKINS_HOME.", e);
        return problem("It cannot be saved: check the disk of JENKINS_HOME.");
    }

    private static String line(@CheckForNull String text) {
        return text == null ? "" : CONTROL.matcher(text).replaceAll(" ").trim();
    }
}

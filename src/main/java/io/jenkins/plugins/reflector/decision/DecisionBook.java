package io.jenkins.plugins.reflector.decision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The decisions of a controller: what is in force now, and the way to change it. For several threads. */
public final class DecisionBook {

    /**
     * How long a decision about something that is not there is kept. Far longer than anything else that is remembered: it was made by
     * a person, and a hold that goes by itself lets through what it was to keep back.
     */
    static final Duration KEPT = Duration.ofDays(7);

    private static final Logger LOGGER = Logger.getLogger(DecisionBook.class.getName());
    private static final ConcurrentMap<Path, DecisionBook> ALL = new ConcurrentHashMap<>();

    private final DecisionFile file;
    private Map<Subject, DecisionFile.Entry> entries;
    private boolean told;

    @CheckForNull
    private volatile Decisions current;

    /** @param file need not exist yet */
    DecisionBook(@NonNull Path file) {
        this.file = new DecisionFile(file);
    }

    /** The one of a controller. */
    @NonNull
    public static DecisionBook of(@NonNull JenkinsFacade jenkins) {
        return ALL.computeIfAbsent(jenkins.stateDirectory().resolve("decisions.v1.json"), DecisionBook::new);
    }

    /** What is in force now; the same object until something changes. */
    @NonNull
    public Decisions current() {
        Decisions known = current;
        if (known != null) {
            return known;
        }
        try {
            load();
            return current;
        } catch (IOException e) {
            tell(e);
            return Decisions.NONE;
        }
    }

    /** Once: it is tried again whenever somebody asks. */
    private synchronized void tell(IOException e) {
        if (!told) {
            told = true;
            LOGGER.log(
                    Level.SEVERE,
                    "What people hold or suspended on the pages of Image Reflector cannot be read, so it is not in force: check the disk"
                            + " of JENKINS_HOME and its permissions.",
                    e);
        }
    }

    private synchronized void load() throws IOException {
        if (current == null) {
            Map<Subject, DecisionFile.Entry> read = new LinkedHashMap<>();
            file.read().forEach(entry -> read.put(entry.decision().subject(), entry));
            publish(read);
        }
    }

    private void publish(Map<Subject, DecisionFile.Entry> now) {
        entries = now;
        current = now.isEmpty()
                ? Decisions.NONE
                : new Decisions(now.values().stream().map(DecisionFile.Entry::decision).toList());
    }

    /** Puts a decision into force, in the place of an earlier one of the same subject. */
    public synchronized void decide(@NonNull Decision decision) throws IOException {
        load();
        Map<Subject, DecisionFile.Entry> now = new LinkedHashMap<>(entries);
        now.put(decision.subject(), new DecisionFile.Entry(decision, 0));
        save(now);
    }

    /**
     * Takes a decision back.
     *
     * @return whether there was one
     */
    public synchronized boolean takeBack(@NonNull Subject subject) throws IOException {
        load();
        Map<Subject, DecisionFile.Entry> now = new LinkedHashMap<>(entries);
        boolean there = now.remove(subject) != null;
        if (there) {
            save(now);
        }
        return there;
    }

    /** Keeps the decisions about what has other names now. */
    public synchronized void rename(@NonNull UnaryOperator<ResourceName> names) throws IOException {
        load();
        Map<Subject, DecisionFile.Entry> now = new LinkedHashMap<>();
        entries.values().forEach(entry -> {
            Subject subject = entry.decision().subject().renamed(names);
            now.put(subject, new DecisionFile.Entry(entry.decision().of(subject), entry.missingSince()));
        });
        if (!now.equals(entries)) {
            save(now);
        }
    }

    /**
     * Forgets decisions about what has not been there for long.
     *
     * @param there whether there is such a resource now
     * @param now in milliseconds since 1970
     */
    public synchronized void forget(@NonNull Predicate<Subject> there, long now) throws IOException {
        load();
        List<DecisionFile.Entry> kept = new ArrayList<>();
        for (DecisionFile.Entry entry : entries.values()) {
            boolean missing = !there.test(entry.decision().subject());
            long since = !missing ? 0 : entry.missingSince() == 0 ? now : entry.missingSince();
            if (missing && now - since >= KEPT.toMillis()) {
                LOGGER.log(Level.INFO, "A decision of {0} about {1} {2} is forgotten, which has not been there for {3} days.", new Object[] {
                    entry.decision().userId(), entry.decision().subject().kind().text(), entry.decision().subject().name(), KEPT.toDays()
                });
            } else {
                kept.add(new DecisionFile.Entry(entry.decision(), since));
            }
        }
        if (!kept.equals(new ArrayList<>(entries.values()))) {
            Map<Subject, DecisionFile.Entry> remaining = new LinkedHashMap<>();
            kept.forEach(entry -> remaining.put(entry.decision().subject(), entry));
            Decisions before = current;
            save(remaining);
            if (remaining.size() == before.all().size()) {
                // A mark changes nothing of what is in force, so nobody need look anew.
                current = before;
            }
        }
    }

    private void save(Map<Subject, DecisionFile.Entry> now) throws IOException {
        file.write(List.copyOf(now.values()));
        publish(now);
    }
}

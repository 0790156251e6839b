package io.jenkins.plugins.reflector.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.ReflectorListener;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What was pushed, by automations and builds: a file with one line of JSON for each commit, the newest last, that loses its
 * oldest lines when it has many more than are kept. What was read last stays in memory only as long as nobody needs that memory
 * for more. For several threads.
 */
public final class UpdateHistory {

    /** How many updates are kept where nobody says. */
    public static final int DEFAULT_KEPT = 1_000;

    private static final Logger LOGGER = Logger.getLogger(UpdateHistory.class.getName());
    private static final ConcurrentMap<Path, UpdateHistory> ALL = new ConcurrentHashMap<>();

    private final LineFile file;
    private IntSupplier kept = () -> DEFAULT_KEPT;
    private SoftReference<List<PushedUpdate>> last = new SoftReference<>(null);

    private UpdateHistory(Path file) {
        this.file = new LineFile(file, () -> kept.getAsInt(), line -> UpdateLine.read(line).isPresent(), true);
    }

    /** The one of a controller. */
    @NonNull
    public static UpdateHistory of(@NonNull JenkinsFacade jenkins) {
        return in(jenkins.stateDirectory());
    }

    /** The one below a state directory, which need not exist yet. */
    @NonNull
    static UpdateHistory in(@NonNull Path stateDirectory) {
        return ALL.computeIfAbsent(stateDirectory.resolve("history").resolve("updates.v1.jsonl"), UpdateHistory::new);
    }

    /** Says how many updates are kept from now on; asked again before each is added. */
    public synchronized void keep(@NonNull IntSupplier most) {
        kept = most;
    }

    /**
     * Remembers an update and tells the listeners. Where it cannot be remembered that is only logged: the commit is on the
     * server all the same.
     */
    public void add(@NonNull PushedUpdate update) {
        try {
            append(update);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    "The commit " + update.commit() + " of " + update.by() + " was pushed but cannot be added to the history "
                            + file + ": check the disk and its permissions.",
                    e);
        }
        ReflectorListener.fireUpdated(update);
    }

    /**
     * The newest updates, the newest first. A line that is damaged is left out.
     *
     * @param most how many at most
     * @throws IOException if the file cannot be read
     */
    @NonNull
    public synchronized List<PushedUpdate> newest(int most) throws IOException {
        List<PushedUpdate> updates = last.get();
        if (updates == null) {
            updates = new ArrayList<>();
            List<String> all = file.read();
            for (int i = all.size() - 1; i >= 0; i--) {
                Optional<PushedUpdate> update = UpdateLine.read(all.get(i));
                update.ifPresent(updates::add);
            }
            last = new SoftReference<>(updates);
        }
        return List.copyOf(updates.subList(0, Math.min(most, updates.size())));
    }

    /**
     * The newest update that a job's builds pushed; empty if none is known.
     *
     * @param job its full name
     * @throws IOException if the file cannot be read
     */
    @NonNull
    public synchronized Optional<PushedUpdate> newestOf(@NonNull String job) throws IOException {
        List<String> all = file.read();
        String written = UpdateLine.written(job);
        for (int i = all.size() - 1; i >= 0; i--) {
            // Few lines are this job's, and reading one takes much longer than looking for its name.
            if (all.get(i).contains(written)) {
                Optional<PushedUpdate> update = UpdateLine.read(all.get(i)).filter(found -> job.equals(found.job()));
                if (update.isPresent()) {
                    return update;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Keeps the updates of jobs, automations and policies that have other names now.
     *
     * @param fullNames what a folder or job is called now
     * @throws IOException if the file cannot be read or written; it is as it was then
     */
    public synchronized void rename(@NonNull UnaryOperator<String> fullNames) throws IOException {
        // Jenkins tells of each job in a renamed folder, and most have pushed nothing.
        if (newest(Integer.MAX_VALUE).stream().allMatch(update -> renamed(update, fullNames).equals(update))) {
            return;
        }
        last = new SoftReference<>(null);
        file.replace(line -> UpdateLine.read(line)
                .filter(update -> !renamed(update, fullNames).equals(update))
                .map(update -> UpdateLine.write(renamed(update, fullNames)))
                .orElse(line));
    }

    private static PushedUpdate renamed(PushedUpdate update, UnaryOperator<String> fullNames) {
        return new PushedUpdate(
                update.time(),
                resource(update.automation(), fullNames),
                update.job() == null ? null : fullNames.apply(update.job()),
                update.build(),
                update.url(),
                update.branch(),
                update.commit(),
                update.images().stream()
                        .map(image -> new PushedUpdate.Image(
                                resource(image.policy(), fullNames), image.image(), image.from(), image.to(), image.digest()))
                        .toList(),
                update.files());
    }

    /** Its namespace is the full name of a folder. */
    @CheckForNull
    private static String resource(@CheckForNull String name, UnaryOperator<String> fullNames) {
        int slash = name == null ? -1 : name.lastIndexOf('/');
        return slash < 0 ? name : fullNames.apply(name.substring(0, slash)) + name.substring(slash);
    }

    synchronized void append(PushedUpdate update) throws IOException {
        last = new SoftReference<>(null);
        file.append(UpdateLine.write(update));
    }
}

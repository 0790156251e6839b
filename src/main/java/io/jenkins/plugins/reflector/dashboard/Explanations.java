package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last explanations that somebody looked at, so that turning a page of a hundred thousand tags costs no evaluation; a few only,
 * since each is large. For several threads.
 */
final class Explanations {

    private static final int MOST = 3;

    /** How long a rule to try waits for the one that somebody tries right now: its request holds a thread of the controller. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    /** How many wait so at most; whoever comes then is told at once. */
    private static final int WAITING = 4;

    private final Explainer explainer;
    private final Map<List<Object>, Explanation> last = few();
    private final Duration wait;
    private final ReentrantLock trying = new ReentrantLock();

    /** The one rule that was tried last, unless the memory is needed: anybody who sees a policy may have one made that is as large as its tags. */
    private SoftReference<Map.Entry<List<Object>, Explanation>> tried = new SoftReference<>(null);

    Explanations(@NonNull Explainer explainer) {
        this(explainer, WAIT);
    }

    Explanations(@NonNull Explainer explainer, @NonNull Duration wait) {
        this.explainer = explainer;
        this.wait = wait;
    }

    private static Map<List<Object>, Explanation> few() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Object>, Explanation> eldest) {
                return size() > MOST;
            }
        };
    }

    /** What evaluates. */
    @NonNull
    Explainer explainer() {
        return explainer;
    }

    /**
     * The explanation of a policy with another rule than its own. One at a time, and no page waits for it that shows what is configured.
     *
     * @return empty if somebody else tries one right now
     */
    @NonNull
    Optional<Explanation> tried(@NonNull ImagePolicy policy, @NonNull Observed observed, @NonNull Catalog catalog, @NonNull Picks picks) {
        try {
            if (trying.getQueueLength() >= WAITING || !trying.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            List<Object> key = key(policy, observed, catalog, picks, WatcherWord.NONE);
            Map.Entry<List<Object>, Explanation> known = tried.get();
            if (known == null || !known.getKey().equals(key)) {
                // The old one goes before the new one is made.
                tried.clear();
                known = Map.entry(key, explain(policy, observed, catalog, picks, WatcherWord.NONE));
                tried = new SoftReference<>(known);
            }
            return Optional.of(known.getValue());
        } finally {
            trying.unlock();
        }
    }

    /** The explanation of a configured policy. */
    @NonNull
    Explanation of(@NonNull ImagePolicy policy, @NonNull Observed observed, @NonNull Catalog catalog, @NonNull Picks picks) {
        synchronized (last) {
            WatcherWord watcher = WatcherWord.of(policy, observed, catalog, picks);
            return last.computeIfAbsent(
                    key(policy, observed, catalog, picks, watcher), key -> explain(policy, observed, catalog, picks, watcher));
        }
    }

    private Explanation explain(ImagePolicy policy, Observed observed, Catalog catalog, Picks picks, WatcherWord watcher) {
        return new Explanation(explainer.explain(List.of(policy), observed, catalog, picks).get(0), watcher);
    }

    /** All that an explanation rests on. */
    private static List<Object> key(ImagePolicy policy, Observed observed, Catalog catalog, Picks picks, WatcherWord watcher) {
        List<Object> key = new ArrayList<>();
        for (ImagePolicy member : catalog.together(policy)) {
            key.add(member);
            key.add(Optional.ofNullable(member.repository())
                    .flatMap(observed::status)
                    .map(RepositoryStatus::attemptTime));
            LatestRef pick = picks.of(member, catalog);
            key.add(Optional.ofNullable(pick));
        }
        key.add(policy);
        key.add(watcher);
        Instant minute = observed.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        key.add(minute);
        return key;
    }
}

package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last explanations that somebody looked at, so that turning a page of a hundred thousand tags costs no evaluation; a few only,
 * since each is large. For several threads.
 */
final class Explanations {

    private static final int MOST = 3;

    private final Explainer explainer;
    private final Map<List<Object>, Explanation> last = few();
    private final Map<List<Object>, Explanation> tried = few();

    Explanations(@NonNull Explainer explainer) {
        this.explainer = explainer;
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

    /** The explanation of a policy with another rule than its own. One at a time, and no page waits for it that shows what is configured. */
    @NonNull
    Explanation tried(@NonNull ImagePolicy policy, @NonNull Observed observed, @NonNull Catalog catalog, @NonNull Picks picks) {
        synchronized (tried) {
            return of(policy, observed, catalog, picks, WatcherWord.NONE, tried);
        }
    }

    /** The explanation of a configured policy. */
    @NonNull
    Explanation of(@NonNull ImagePolicy policy, @NonNull Observed observed, @NonNull Catalog catalog, @NonNull Picks picks) {
        synchronized (last) {
            return of(policy, observed, catalog, picks, WatcherWord.of(policy, observed, catalog, picks), last);
        }
    }

    private Explanation of(
            ImagePolicy policy, Observed observed, Catalog catalog, Picks picks, WatcherWord watcher, Map<List<Object>, Explanation> last) {
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
        Explanation known = last.get(key);
        if (known == null) {
            known = new Explanation(
                    explainer.explain(List.of(policy), observed, catalog, picks).get(0), watcher);
            last.put(key, known);
        }
        return known;
    }
}

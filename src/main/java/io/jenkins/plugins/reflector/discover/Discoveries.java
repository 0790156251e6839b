package io.jenkins.plugins.reflector.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last look of each user in each place, as long as there are not too many. For several threads. */
final class Discoveries {

    /** How many are kept. */
    static final int MOST = 20;

    /** How many run or wait at once: they share the threads of the scans. */
    static final int AT_ONCE = 2;

    private final Map<Key, Discovery> last = new LinkedHashMap<>();

    /**
     * Whose it is.
     *
     * @param place the folder's full name; empty for the controller
     * @param user who asked
     */
    record Key(@NonNull String place, @NonNull String user) {}

    /** Null if there is none. */
    @CheckForNull
    synchronized Discovery of(@NonNull Key key) {
        return last.get(key);
    }

    /** What came of the wish to begin a look. */
    enum Begun {
        /** It may run. */
        YES,
        /** Nothing happened, as the same user's look in the same place still runs. */
        OWN_RUNS,
        /** Nothing happened, as too many others run. */
        OTHERS_RUN
    }

    /** Takes one in the place of an earlier one, unless that or too many others still run. */
    @NonNull
    synchronized Begun begin(@NonNull Key key, @NonNull Discovery discovery) {
        Discovery before = last.get(key);
        if (before != null && before.isRunning()) {
            return Begun.OWN_RUNS;
        }
        if (last.values().stream().filter(Discovery::isRunning).count() >= AT_ONCE) {
            return Begun.OTHERS_RUN;
        }
        last.remove(key);
        last.put(key, discovery);
        if (last.size() > MOST) {
            last.entrySet().stream()
                    .filter(each -> !each.getValue().isRunning())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(last::remove);
        }
        return Begun.YES;
    }
}

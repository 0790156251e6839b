package io.jenkins.plugins.reflector.engine.registry.pace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;

/**
 * How fast servers are asked where they say nothing themselves.
 *
 * @param perHost most calls under way to one server as one principal
 * @param overall most calls under way to all servers together
 * @param calls budget of calls in a window, for servers that enforce one and do not tell; 0 for none
 * @param window the budget's window; null if there is no budget
 */
public record PaceSettings(int perHost, int overall, int calls, @CheckForNull Duration window) {

    /** 16 to a server and 64 in all (dependencies.md 1), and no budget but what servers tell. */
    public static final PaceSettings DEFAULT = new PaceSettings(16, 64, 0, null);

    public PaceSettings {
        if (perHost < 1 || overall < 1 || calls < 0) {
            throw new IllegalArgumentException("calls under way must be at least 1, a budget must not be negative");
        }
        if (calls > 0 && (window == null || window.isNegative() || window.isZero())) {
            throw new IllegalArgumentException("a budget of calls needs a window of time");
        }
    }

    /** The same with other bounds on calls under way. */
    @NonNull
    public PaceSettings withInFlight(int mostPerHost, int mostOverall) {
        return new PaceSettings(mostPerHost, mostOverall, calls, window);
    }

    /** The same with a budget for each server and principal. */
    @NonNull
    public PaceSettings withBudget(int mostCalls, @NonNull Duration time) {
        return new PaceSettings(perHost, overall, mostCalls, time);
    }
}

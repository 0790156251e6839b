package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** How long something took, several times. For what JMH is too fine for: processes, servers, whole stories. */
public final class Timing {

    private final long[] nanos;

    private Timing(long[] nanos) {
        this.nanos = nanos;
    }

    /**
     * Does it as often as told, one after the other.
     *
     * @throws Exception what the action throws
     */
    @NonNull
    public static Timing of(int times, @NonNull Callable<?> action) throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            action.call();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Timing(nanos);
    }

    /**
     * Does several things so often, in turns, so that whatever disturbs one of them disturbs the others too.
     *
     * @return the timings, in the order of the actions
     * @throws Exception what an action throws
     */
    @NonNull
    public static List<Timing> inTurns(int times, @NonNull List<Callable<?>> actions) throws Exception {
        long[][] nanos = new long[actions.size()][times];
        for (int round = 0; round < times; round++) {
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                actions.get(i).call();
                nanos[i][round] = System.nanoTime() - start;
            }
        }
        List<Timing> timings = new ArrayList<>();
        for (long[] one : nanos) {
            Arrays.sort(one);
            timings.add(new Timing(one));
        }
        return timings;
    }

    /** The shortest, in milliseconds: what the thing itself takes when nothing disturbs it. */
    public double best() {
        return nanos[0] / 1e6;
    }

    /** The one in the middle, in milliseconds; of an even number the earlier. */
    public double median() {
        return nanos[(nanos.length - 1) / 2] / 1e6;
    }

    /**
     * The one that so much of all took at most, in milliseconds.
     *
     * @param share such as 0.95
     */
    public double percentile(double share) {
        return nanos[Math.max(0, (int) Math.ceil(share * nanos.length) - 1)] / 1e6;
    }
}

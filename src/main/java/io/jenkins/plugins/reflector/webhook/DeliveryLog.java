package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The last deliveries to one address, since Jenkins was started. Those that were accepted and all others have room of their own, so
 * that a flood of forged ones does not wash the good ones away. For several threads.
 */
final class DeliveryLog {

    /** How many of each are kept. */
    static final int KEPT = 100;

    private final Deque<LoggedDelivery> accepted = new ArrayDeque<>();
    private final Deque<LoggedDelivery> others = new ArrayDeque<>();
    private long acceptedCount;
    private long otherCount;

    synchronized void add(@NonNull LoggedDelivery delivery) {
        if (delivery.isAccepted()) {
            acceptedCount++;
            append(accepted, delivery);
            return;
        }
        otherCount++;
        LoggedDelivery last = others.peekLast();
        if (last != null && last.saysTheSameAs(delivery)) {
            others.removeLast();
            append(others, last.again(delivery.time()));
        } else {
            append(others, delivery);
        }
    }

    private static void append(Deque<LoggedDelivery> to, LoggedDelivery delivery) {
        to.addLast(delivery);
        if (to.size() > KEPT) {
            to.removeFirst();
        }
    }

    /** The newest first. */
    @NonNull
    synchronized List<LoggedDelivery> all() {
        List<LoggedDelivery> all = new ArrayList<>(others);
        all.addAll(accepted);
        all.sort(Comparator.comparing(LoggedDelivery::time).reversed());
        return all;
    }

    /** How many were accepted, kept or not. */
    synchronized long acceptedCount() {
        return acceptedCount;
    }

    /** How many were not. */
    synchronized long otherCount() {
        return otherCount;
    }
}

package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One queue for each remote and branch: whoever in this process wants to write there waits for its turn, and what waits
 * together is written together where it agrees ({@link CommitJoin}). One of the waiting threads does the work for all that
 * join it, so the queue needs no threads of its own. For any number of threads; a controller has one.
 */
public final class UpdateQueue {

    private static final String WINDOW = "waiting for further updates of this branch (commitWindow)";
    private static final String TURN = "waiting for another update of this branch to end";

    private final AutomationRunner runner;
    private final Map<Key, Lane> lanes = new HashMap<>();

    /** Where requests go. */
    private record Key(String url, String branch) {
        static Key of(UpdateRequest request) {
            String push = request.push().branch();
            String checkout = request.checkout().branch();
            return new Key(request.remote().url(), push != null ? push : checkout != null ? checkout : "");
        }
    }

    /** A request that waits, and from when on (by {@link System#nanoTime}) it may be served. */
    private record Ticket(Member member, long due) {
        boolean ready() {
            return due - System.nanoTime() <= 0;
        }
    }

    /** Guarded by itself. */
    private static final class Lane {
        private final List<Ticket> waiting = new ArrayList<>();
        private boolean busy;
        private int users;
    }

    public UpdateQueue(@NonNull AutomationRunner runner) {
        this.runner = runner;
    }

    /**
     * Runs an update as soon as it is its turn, perhaps together with others. A commit window is kept waiting for first,
     * unless somebody else makes a commit that it can join. Whatever goes wrong is told by the report.
     *
     * @throws InterruptedException if the thread is told to stop; what is not sent yet is left out of the commit
     */
    @NonNull
    public AutomationReport run(@NonNull UpdateRequest request, @NonNull ProgressListener progress)
            throws InterruptedException {
        if (request.dryRun()) {
            return runner.run(request, progress);
        }
        Member member = new Member(request, progress);
        Key key = Key.of(request);
        Lane lane = enter(key);
        try {
            Ticket ticket = new Ticket(
                    member, System.nanoTime() + request.commitWindow().toNanos());
            synchronized (lane) {
                lane.waiting.add(ticket);
                lane.notifyAll();
            }
            List<Ticket> group = turn(lane, ticket);
            if (group != null) {
                lead(lane, group);
            }
            return member.report();
        } catch (InterruptedException e) {
            member.withdraw();
            throw e;
        } finally {
            leave(key, lane, member);
        }
    }

    /** Waits until the ticket was served by somebody else (null), or its turn has come: those to serve, itself first. */
    @CheckForNull
    private static List<Ticket> turn(Lane lane, Ticket ticket) throws InterruptedException {
        synchronized (lane) {
            String told = null;
            while (true) {
                if (ticket.member.report() != null) {
                    return null;
                }
                if (!lane.busy && lane.waiting.contains(ticket)) {
                    Ticket first = lane.waiting.stream().filter(Ticket::ready).findFirst().orElse(null);
                    if (ticket.equals(first)) {
                        lane.busy = true;
                        return take(lane, ticket);
                    }
                }
                long left = ticket.due - System.nanoTime();
                String why = left > 0 ? WINDOW : TURN;
                if (!why.equals(told)) {
                    ticket.member.line(why);
                    told = why;
                }
                if (left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(lane, Math.max(left, 1_000_000));
                } else {
                    lane.wait();
                }
            }
        }
    }

    private static List<Ticket> take(Lane lane, Ticket lead) {
        List<Ticket> group = new ArrayList<>(List.of(lead));
        lane.waiting.remove(lead);
        takeMore(lane, group);
        return group;
    }

    /** Moves those that wait and agree into the group; gives those. */
    private static List<Ticket> takeMore(Lane lane, List<Ticket> group) {
        List<Ticket> more = new ArrayList<>();
        for (Ticket other : lane.waiting) {
            if (group.stream().allMatch(in -> CommitJoin.agree(in.member.request(), other.member.request()))) {
                group.add(other);
                more.add(other);
            }
        }
        lane.waiting.removeAll(more);
        return more;
    }

    /** Who came while the branch was tried in vain need not wait for another commit. */
    private static List<Member> late(Lane lane, List<Ticket> group) {
        List<Ticket> more;
        synchronized (lane) {
            more = takeMore(lane, group);
        }
        more.forEach(ticket -> tellJoined(ticket, group));
        return more.stream().map(Ticket::member).toList();
    }

    private static void tellJoined(Ticket ticket, List<Ticket> group) {
        ticket.member.line("joined with " + (group.size() - 1) + (group.size() == 2 ? " other update" : " other updates")
                + " of this branch");
    }

    private void lead(Lane lane, List<Ticket> group) throws InterruptedException {
        try {
            if (group.size() > 1) {
                group.forEach(ticket -> tellJoined(ticket, group));
            }
            runner.run(group.stream().map(Ticket::member).toList(), () -> late(lane, group));
        } finally {
            synchronized (lane) {
                // Who led was told to stop: the others' turn comes first now.
                List<Ticket> left = new ArrayList<>(group.subList(1, group.size()));
                left.removeIf(ticket -> !ticket.member.active());
                lane.waiting.addAll(0, left);
                lane.busy = false;
                lane.notifyAll();
            }
        }
    }

    private Lane enter(Key key) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(key, unused -> new Lane());
            lane.users++;
            return lane;
        }
    }

    private void leave(Key key, Lane lane, Member member) {
        synchronized (lane) {
            lane.waiting.removeIf(ticket -> ticket.member == member);
            lane.notifyAll();
        }
        synchronized (lanes) {
            if (--lane.users == 0) {
                lanes.remove(key);
            }
        }
    }
}

package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.Limits;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryTarget;
import io.jenkins.plugins.reflector.engine.registry.TagList;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The client's side of benchmarks that need a process of its own. Prints what it found, one line for each round. */
final class RegistryWork {

    static final Duration TIMEOUT = Duration.ofMinutes(5);

    private RegistryWork() {}

    /**
     * The server, how many repositories, how many tags each has, how many are asked at once, and how often.
     */
    public static void main(@NonNull String[] args) throws Exception {
        URI server = URI.create(args[0]);
        int repositories = Integer.parseInt(args[1]);
        int tags = Integer.parseInt(args[2]);
        int inFlight = Integer.parseInt(args[3]);
        ExecutorService threads = Executors.newFixedThreadPool(inFlight);
        try (RegistryClient client = client(inFlight)) {
            for (int round = 0; round < Integer.parseInt(args[4]); round++) {
                long start = System.nanoTime();
                List<Future<TagList>> lists = new ArrayList<>();
                for (int i = 0; i < repositories; i++) {
                    RegistryTarget target = target(server, "org/app-" + i, TIMEOUT);
                    lists.add(threads.submit(() -> client.listTags(target)));
                }
                for (Future<TagList> list : lists) {
                    check(list.get(), tags);
                }
                System.out.println((System.nanoTime() - start) / 1e6);
            }
        }
        System.exit(0);
    }

    /** A client as the product's own, with so many calls at once to a host. */
    @NonNull
    static RegistryClient client(int inFlight) {
        return new RegistryClient(
                RegistryClient.httpClient().build(),
                Limits.DEFAULT,
                Clock.systemUTC(),
                null,
                PaceSettings.DEFAULT.withInFlight(inFlight, inFlight));
    }

    @NonNull
    static RegistryTarget target(@NonNull URI server, @NonNull String repository, @NonNull Duration timeout)
            throws Exception {
        return new RegistryTarget(
                ImageName.parse("registry.example.com/" + repository),
                RegistryCredentials.anonymous(),
                false,
                server,
                timeout);
    }

    /** Figures of a list that is not the right one mean nothing. */
    static void check(@NonNull TagList list, int tags) {
        if (!list.complete() || list.tags().size() != tags) {
            throw new IllegalStateException(list.tags().size() + " tags instead of " + tags);
        }
    }
}

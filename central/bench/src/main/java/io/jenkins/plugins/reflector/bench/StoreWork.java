package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule;
import io.jenkins.plugins.reflector.engine.store.RepositoryScanner;
import io.jenkins.plugins.reflector.engine.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What {@link StoreHeap} starts: scans repositories into a store, or opens one that is there, and says what that took. */
public final class StoreWork {

    private StoreWork() {}

    /**
     * @param args the store's folder, how many repositories, how many tags each, and {@code scan} or {@code open}
     * @throws Exception if the store is not as it should be
     */
    public static void main(@NonNull String[] args) throws Exception {
        int repositories = Integer.parseInt(args[1]);
        int tags = Integer.parseInt(args[2]);
        long started = System.nanoTime();
        Store store = Store.open(Path.of(args[0]), warning -> {
            throw new IllegalStateException(warning);
        });
        Clock clock = Clock.systemUTC();
        RepositoryScanner scanner = new RepositoryScanner(store.scans(), new ScanSchedule(clock), clock);
        for (int i = 0; i < repositories; i++) {
            ImageRepository repository =
                    ImageRepository.of(new ResourceName("bench", "r" + i), "registry.example.com/team/app" + i, Duration.ofHours(1));
            boolean due = scanner.begin(repository).isPresent();
            if (due != args[3].equals("scan")) {
                throw new IllegalStateException(repository.name() + (due ? " is" : " is not") + " due");
            }
            if (due) {
                List<String> list = list(i, tags);
                Instant now = clock.instant();
                scanner.scan(repository, new FixedTagSource(Map.of(repository.name(), new FixedTagSource.Tags(list, Map.of())), clock));
                store.ledger().record(repository.image(), list, now);
            }
        }
        long millis = (System.nanoTime() - started) / 1_000_000;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.println(millis + " " + (runtime.totalMemory() - runtime.freeMemory()));
        // Held until after the collection.
        if (store.scans().status(new ResourceName("bench", "r0")).isEmpty() || scanner.hashCode() == 0) {
            throw new IllegalStateException("the store is empty");
        }
    }

    private static List<String> list(int repository, int tags) {
        List<String> list = new ArrayList<>(tags);
        for (int i = 0; i < tags; i++) {
            list.add("main-" + Integer.toHexString(i * 7919 + repository) + "-" + (1_600_000_000 + i));
        }
        list.sort(Comparator.reverseOrder());
        return list;
    }
}

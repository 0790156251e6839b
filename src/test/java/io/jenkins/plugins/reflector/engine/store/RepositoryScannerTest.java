package io.jenkins.plugins.reflector.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanReason;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.engine.store.RepositoryScanner.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryScannerTest {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final ImageRepository APP =
            ImageRepository.of(new ResourceName("team", "app"), "nginx", INTERVAL);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    private ScanStore store;
    private RepositoryScanner scanner;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(folder, warning -> {}).scans();
        scanner = new RepositoryScanner(store, new ScanSchedule(clock), clock);
    }

    @Test
    void scansAtTheIntervalAndRemembersIt() throws Exception {
        assertThat(scanner.begin(APP)).contains(ScanReason.FIRST_SCAN);
        Outcome outcome = scanner.scan(APP, tags("1.0.0"));

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.result().tags()).containsExactly("1.0.0");
        assertThat(store.result(APP.name())).contains(outcome.result());
        assertThat(scanner.begin(APP)).isEmpty();
        clock.pass(INTERVAL.plusSeconds(30));
        assertThat(scanner.begin(APP)).contains(ScanReason.INTERVAL);
    }

    @Test
    void isNotDueWhileItIsScanned() throws Exception {
        assertThat(scanner.begin(APP)).isPresent();
        assertThat(scanner.begin(APP)).isEmpty();
        scanner.scan(APP, tags("1"));
        scanner.request(APP.name());
        assertThat(scanner.begin(APP)).contains(ScanReason.RECONCILE_REQUESTED);
    }

    @Test
    void aRequestThatComesDuringAScanIsAnsweredByTheNext() throws Exception {
        scanner.begin(APP);
        scanner.request(APP.name());
        scanner.scan(APP, new Slow(tags("1")) {
            @Override
            void meanwhile() {
                scanner.request(APP.name());
            }
        });

        assertThat(scanner.begin(APP)).contains(ScanReason.RECONCILE_REQUESTED);
        scanner.scan(APP, tags("1", "2"));
        assertThat(scanner.begin(APP)).isEmpty();
    }

    private TagSource unavailable() {
        return new Slow(tags("1")) {
            @Override
            void meanwhile() throws ScanException {
                throw new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "scan failed: 503");
            }
        };
    }

    @Test
    void aFailureKeepsTheTagsAndIsTriedAgain() throws Exception {
        scanner.begin(APP);
        ScanResult good = scanner.scan(APP, tags("1")).result();
        clock.pass(INTERVAL.plusSeconds(30));
        scanner.begin(APP);

        Outcome outcome = scanner.scan(APP, unavailable());

        assertThat(outcome.result()).isNull();
        assertThat(store.result(APP.name())).contains(good);
        assertThat(store.status(APP.name()).orElseThrow().error()).isEqualTo("scan failed: 503");
        assertThat(scanner.begin(APP)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(scanner.begin(APP)).contains(ScanReason.INTERVAL);
    }

    @Test
    void anEditThatNeedsNoScanIsNoted() throws Exception {
        scanner.begin(APP);
        scanner.scan(APP, tags("1"));
        ImageRepository edited = APP.withSecretRef("other");

        assertThat(scanner.begin(edited)).isEmpty();
        String noted = store.status(APP.name()).orElseThrow().observedSpecification();
        assertThat(scanner.begin(APP)).isEmpty();
        assertThat(store.status(APP.name()).orElseThrow().observedSpecification()).isNotEqualTo(noted);
    }

    @Test
    void anInterruptedScanChangesNothingAndIsDueAgain() throws Exception {
        scanner.begin(APP);
        assertThatThrownBy(() -> scanner.scan(APP, new Slow(tags("1")) {
                    @Override
                    void meanwhile() throws InterruptedException {
                        throw new InterruptedException("stop");
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(scanner.begin(APP)).contains(ScanReason.FIRST_SCAN);
    }

    @Test
    void whatIsGoneIsForgotten() throws Exception {
        scanner.begin(APP);
        scanner.scan(APP, tags("1"));
        scanner.retain(Set.of());
        assertThat(scanner.begin(APP)).contains(ScanReason.FIRST_SCAN);
    }

    @Test
    void whoAsksNowScansWhateverTheIntervalSays() throws Exception {
        scanner.scanNow(APP, tags("1"));
        Outcome outcome = scanner.scanNow(APP, tags("1", "2"));

        assertThat(outcome.result().tags()).containsExactly("2", "1");
        assertThat(store.result(APP.name())).contains(outcome.result());
    }

    @Test
    void whoAsksNowDoesTheScanThatOnlyWaitsForItsTurn() throws Exception {
        assertThat(scanner.begin(APP)).isPresent();
        scanner.request(APP.name());

        assertThat(scanner.scanNow(APP, tags("1")).result()).isNotNull();

        assertThat(scanner.scan(APP, tags("2"))).as("done by then").isNull();
        assertThat(store.result(APP.name()).orElseThrow().tags()).containsExactly("1");
        assertThat(scanner.begin(APP)).as("the request was answered too").isEmpty();
    }

    @Test
    void thoseWhoAskDuringAScanShareTheNextOne() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch pushed = new CountDownLatch(1);
        AtomicInteger later = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<Outcome> early = threads.submit(() -> scanner.scanNow(APP, new Slow(tags("1")) {
                @Override
                void meanwhile() throws InterruptedException {
                    begun.countDown();
                    pushed.await();
                }
            }));
            begun.await();
            List<Future<Outcome>> waiting = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                waiting.add(threads.submit(() -> {
                    pushed.countDown();
                    return scanner.scanNow(APP, new Slow(tags("1", "2")) {
                        @Override
                        void meanwhile() {
                            later.incrementAndGet();
                        }
                    });
                }));
            }

            assertThat(early.get().result().tags()).containsExactly("1");
            for (Future<Outcome> each : waiting) {
                assertThat(each.get().result().tags()).containsExactly("2", "1");
            }
            assertThat(later.get()).isBetween(1, 5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoWaitsForAScanThatIsInterruptedDoesItItself() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread first = new Thread(() -> {
            try {
                scanner.scanNow(APP, new Slow(tags("1")) {
                    @Override
                    void meanwhile() throws InterruptedException {
                        begun.countDown();
                        new CountDownLatch(1).await();
                    }
                });
            } catch (Exception e) {
                // As told.
            }
        });
        first.start();
        begun.await();
        FutureTask<Outcome> second = new FutureTask<>(() -> scanner.scanNow(APP, tags("2")));
        new Thread(second).start();
        first.interrupt();

        assertThat(second.get().result().tags()).containsExactly("2");
    }

    @Test
    void policiesSeeTheStoredTagsOfTheImageAsItIsNow() throws Exception {
        StoredTagSource source = new StoredTagSource(store, tags("9"));
        assertThatThrownBy(() -> source.scan(APP))
                .isInstanceOf(ScanException.class)
                .hasMessage("the ImageRepository team/app (nginx) was not scanned yet");
        scanner.begin(APP);
        scanner.scan(APP, unavailable());
        assertThatThrownBy(() -> source.scan(APP))
                .as("whoever has a policy for it need not be told what its registry answers")
                .hasMessage("the ImageRepository team/app (nginx) was not scanned yet");
        clock.pass(INTERVAL);
        scanner.begin(APP);
        ScanResult result = scanner.scan(APP, tags("1")).result();

        assertThat(source.scan(APP)).isEqualTo(result);
        ImageRepository other = ImageRepository.of(APP.name(), "redis", INTERVAL);
        assertThatThrownBy(() -> source.scan(other)).hasMessageContaining("(redis) was not scanned yet");
        assertThatThrownBy(() -> source.scan(APP.withExclusionList(List.of("x")))).isInstanceOf(ScanException.class);
        assertThat(source.digest(APP, "9")).isEqualTo("sha256:9");
    }

    private TagSource tags(String... tags) {
        Map<String, String> digests = new java.util.TreeMap<>();
        for (String tag : tags) {
            digests.put(tag, "sha256:" + tag);
        }
        return new FixedTagSource(Map.of(APP.name(), FixedTagSource.Tags.of(digests)), clock);
    }

    /** Does something while it is asked. */
    @Test
    void whatFailsUnexpectedlyIsAFailureLikeAnyOtherAndNotTriedAtOnce() throws Exception {
        scanner.begin(APP);
        Outcome outcome = scanner.scan(APP, new Slow(tags("1")) {
            @Override
            void meanwhile() {
                throw new IllegalStateException("a fault of the program");
            }
        });

        assertThat(outcome.failure()).hasMessageContaining("scan failed unexpectedly").hasMessageContaining("a fault of the program");
        assertThat(store.status(APP.name()).orElseThrow().failures()).isEqualTo(1);
        assertThat(scanner.begin(APP)).isEmpty();
    }

    @Test
    void whatWasGivenUpIsDueAgain() throws Exception {
        assertThat(scanner.begin(APP)).isPresent();
        scanner.abandon(APP.name());

        assertThat(scanner.begin(APP)).contains(ScanReason.FIRST_SCAN);
        scanner.abandon(new ResourceName("no", "body"));
    }

    private abstract static class Slow implements TagSource {

        private final TagSource source;

        Slow(TagSource source) {
            this.source = source;
        }

        abstract void meanwhile() throws ScanException, InterruptedException;

        @Override
        public ScanResult scan(ImageRepository repository) throws ScanException, InterruptedException {
            meanwhile();
            return source.scan(repository);
        }

        @Override
        public String digest(ImageRepository repository, String tag) throws ScanException, InterruptedException {
            return source.digest(repository, tag);
        }
    }
}

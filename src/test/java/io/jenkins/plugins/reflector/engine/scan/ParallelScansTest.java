package io.jenkins.plugins.reflector.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelScansTest {

    private final List<String> scanned = Collections.synchronizedList(new ArrayList<>());

    @Test
    void scansAtTheSameTime() throws Exception {
        List<ImageRepository> repositories = repositories(20);
        CountDownLatch all = new CountDownLatch(20);
        try (ParallelScans scans = new ParallelScans(
                source(name -> {
                    all.countDown();
                    assertThat(all.await(20, TimeUnit.SECONDS)).as("the others have begun too").isTrue();
                }),
                repositories)) {
            for (ImageRepository repository : repositories) {
                assertThat(scans.scan(repository).tags()).containsExactly(repository.name().name());
            }
        }
        assertThat(scanned).hasSize(20);
    }

    @Test
    void goesOnlySoFarAheadAndForgetsWhatWasAskedFor() throws Exception {
        List<ImageRepository> repositories = repositories(400);
        try (ParallelScans scans = new ParallelScans(source(name -> {}), repositories)) {
            while (scanned.size() < 128) {
                Thread.sleep(5);
            }
            Thread.sleep(50);
            assertThat(scanned).hasSize(128);
            for (ImageRepository repository : repositories) {
                scans.scan(repository);
            }
            assertThat(scanned).hasSize(400);
            scans.scan(repositories.get(0));
            assertThat(scanned).as("who asks again gets another scan").hasSize(401);
        }
    }

    @Test
    void aFailureIsThatRepositorysAlone() throws Exception {
        List<ImageRepository> repositories = repositories(3);
        try (ParallelScans scans = new ParallelScans(
                source(name -> {
                    if (name.equals("app-1")) {
                        throw new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "503");
                    }
                    if (name.equals("app-2")) {
                        throw new IllegalStateException("a bug");
                    }
                }),
                repositories)) {
            assertThat(scans.scan(repositories.get(0)).tags()).hasSize(1);
            assertThatThrownBy(() -> scans.scan(repositories.get(1))).isInstanceOf(ScanException.class).hasMessage("503");
            assertThatThrownBy(() -> scans.scan(repositories.get(2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("team/app-2")
                    .hasRootCauseMessage("a bug");
        }
    }

    @Test
    void closingStopsWhatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        ParallelScans scans = new ParallelScans(
                source(name -> {
                    begun.countDown();
                    try {
                        Thread.sleep(60_000);
                    } finally {
                        stopped.countDown();
                    }
                }),
                repositories(1));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        scans.close();
        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @FunctionalInterface
    private interface Meanwhile {
        void run(String name) throws ScanException, InterruptedException;
    }

    private TagSource source(Meanwhile meanwhile) {
        return new TagSource() {
            @Override
            public ScanResult scan(ImageRepository repository) throws ScanException, InterruptedException {
                String name = repository.name().name();
                scanned.add(name);
                meanwhile.run(name);
                return new ScanResult("r/" + name, List.of(name), List.of(), true, Instant.EPOCH);
            }

            @Override
            public String digest(ImageRepository repository, String tag) {
                return null;
            }
        };
    }

    private static List<ImageRepository> repositories(int many) {
        List<ImageRepository> repositories = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            repositories.add(
                    ImageRepository.of(new ResourceName("team", "app-" + i), "app-" + i, Duration.ofMinutes(10)));
        }
        return repositories;
    }
}

package io.jenkins.plugins.reflector.engine.store;

import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes scans until it is killed, and says of each that it is safe on the disk. */
final class KilledWriter {

    static final String IMAGE = "index.docker.io/library/app";
    private static final int REPOSITORIES = 3;

    private KilledWriter() {}

    /** @param arguments the folder, and the number of the first scan */
    public static void main(String[] arguments) throws Exception {
        Store store = Store.open(Path.of(arguments[0]), warning -> System.out.println("warning: " + warning));
        for (int scan = Integer.parseInt(arguments[1]); true; scan++) {
            ScanResult result = result(scan);
            store.ledger().record(IMAGE, result.tags(), result.scanTime());
            ImageRepository repository = repository(scan);
            store.scans()
                    .save(repository.name(), RepositoryStatus.succeeded(null, repository, result, null, result.scanTime()), result);
            System.out.println("safe: " + scan);
        }
    }

    static ImageRepository repository(int scan) {
        return ImageRepository.of(
                new ResourceName("team", "app-" + scan % REPOSITORIES), "app", Duration.ofMinutes(10));
    }

    /** Many tags, so that writing takes a while; one of them new with each scan. */
    static ScanResult result(int scan) {
        List<String> tags = new ArrayList<>(List.of("new-" + scan));
        for (int i = 0; i < 3000; i++) {
            tags.add("main-" + Integer.toHexString((i + scan) * 0x9E3779B9));
        }
        return new ScanResult(IMAGE, tags.stream().sorted().distinct().toList(), List.of(), true, time(scan));
    }

    static Instant time(int scan) {
        return Instant.ofEpochSecond(1_700_000_000L + scan);
    }
}

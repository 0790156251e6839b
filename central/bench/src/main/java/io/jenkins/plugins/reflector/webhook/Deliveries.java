package io.jenkins.plugins.reflector.webhook;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.bench.Effort;
import io.jenkins.plugins.reflector.bench.Figure;
import io.jenkins.plugins.reflector.bench.Measurement;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.webhook.JwtKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the endpoint of webhooks does between a request and its answer, and after it, without Jenkins around it. */
public final class Deliveries implements Measurement {

    private static final int AT_ONCE = 500;
    private static final int REPOSITORIES = 1_000;
    private static final String SECRET = "the-secret-of-the-hook";

    private final Clock clock = Clock.systemUTC();
    private final List<Runnable> queued = new ArrayList<>();
    private final WebhookItem hook = new WebhookItem(null, "github");
    private final Intake intake = new Intake(
            new Endpoints(
                    () -> List.of(hook), id -> Optional.of(SECRET), new JwtKeys(() -> new byte[0], clock), clock),
            Deliveries::catalog,
            queued::add,
            new ScanHints(Duration.ofSeconds(5), new NoScans(), new OwedScans(file()), (what, after) -> {}, clock),
            clock);
    private int number;

    /** Nothing is scanned here. */
    private static final class NoScans implements ScanHints.Scans {

        @Override
        public void request(@NonNull ResourceName repository) {
            // It is never time for it.
        }

        @Override
        public boolean isRequested(@NonNull ResourceName repository) {
            return false;
        }
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("hints", ".txt");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @NonNull
    public String name() {
        return "webhook";
    }

    @Override
    @NonNull
    public String title() {
        return "500 deliveries to a webhook, without Jenkins";
    }

    @Override
    @NonNull
    public String description() {
        return "Signed deliveries of GitHub of 6 KB each, where 1,000 image repositories are watched. Processor time, medians: of the threads that\n"
                + "answer all 500, and of the one that reads them afterwards. If all come at once, the last is answered after that time at most, and\n"
                + "what Jenkins and its server take for 500 requests. The heap is what stays of more than 100,000 deliveries, half of them forged.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        hook.setSecretCredentialsId("hook-secret");
        int times = effort.times(40);
        catalog();
        long before = heap();
        for (int i = 0; i < times; i++) {
            round(SECRET, Answer.ACCEPTED);
        }
        double[] answered = new double[times];
        double[] read = new double[times];
        double[] refused = new double[times];
        for (int i = 0; i < times; i++) {
            double[] both = round(SECRET, Answer.ACCEPTED);
            answered[i] = both[0];
            read[i] = both[1];
            refused[i] = round("another secret", Answer.REFUSED)[0];
        }
        for (int i = 0; i < effort.times(100); i++) {
            round(SECRET, Answer.ACCEPTED);
            round("another secret", Answer.REFUSED);
        }
        double mib = Math.max(0, heap() - before) / (double) (1 << 20);
        return List.of(
                Figure.of("500 answered", median(answered), "ms").wantedAtMost(100),
                Figure.of("500 read after that", median(read), "ms"),
                Figure.of("500 forged ones refused", median(refused), "ms").wantedAtMost(100),
                Figure.of("heap after 100,000", mib, "MiB").wantedAtMost(16));
    }

    /** Processor time in milliseconds: of the answers, and of reading what was believed. */
    private double[] round(String secret, Answer wanted) throws GeneralSecurityException {
        List<Intake.Sent> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            all.add(sent(secret));
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (Intake.Sent sent : all) {
            if (intake.take(sent) != wanted) {
                throw new IllegalStateException("a delivery is not answered as it should be");
            }
        }
        long answered = threads.getCurrentThreadCpuTime();
        queued.forEach(Runnable::run);
        queued.clear();
        return new double[] {(answered - start) / 1e6, (threads.getCurrentThreadCpuTime() - answered) / 1e6};
    }

    private Intake.Sent sent(String secret) throws GeneralSecurityException {
        byte[] body = ("{\"action\": \"published\", \"number\": " + number++ + ", \"package\": {\"name\": \"app-" + number % REPOSITORIES
                        + "\", \"namespace\": \"team\", \"package_type\": \"CONTAINER\", \"registry\": {\"url\": \"https://ghcr.io\"}},"
                        + " \"padding\": \"" + "x".repeat(6000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        Map<String, String> headers = Map.of(
                "X-GitHub-Event", "package",
                "X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)),
                "Content-Type", "application/json",
                "User-Agent", "GitHub-Hookshot/1");
        return new Intake.Sent("POST", hook.getId(), body.length, headers, () -> new ByteArrayInputStream(body));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[(values.length - 1) / 2];
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Catalog catalog() {
        return Watched.CATALOG;
    }

    /** Made once, and only where it is wanted. */
    private static final class Watched {

        private static final Catalog CATALOG = Catalog.of(List.of(contribution()), folder -> false);

        private static Contribution contribution() {
            List<ImageRepository> repositories = new ArrayList<>();
            for (int i = 0; i < REPOSITORIES; i++) {
                repositories.add(ImageRepository.of(
                        new ResourceName("default", "app-" + i), "ghcr.io/team/app-" + i, Duration.ofHours(12)));
            }
            Owner owner = new Owner(null, "there", new CredentialsContext() {
                @Override
                public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                    return Optional.empty();
                }
            });
            return new Contribution(owner, new ResourceSet(repositories, List.of(), List.of(), List.of(), List.of()), List.of());
        }
    }
}

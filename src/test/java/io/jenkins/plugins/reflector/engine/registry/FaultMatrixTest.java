package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.RegistryFault;
import io.jenkins.plugins.reflector.servers.RegistryFault.Change;
import io.jenkins.plugins.reflector.servers.RegistryFault.Request;
import io.jenkins.plugins.reflector.servers.RegistryFaults;
import io.jenkins.plugins.reflector.testing.FaultyRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault at each call, as fault-matrix.txt has it. A cell says the result, how many requests of that call it took, and how
 * many requests of any call the same client then needs for the right answer: what it learned and kept makes them few.
 */
class FaultMatrixTest {

    private static final RegistryCredentials BOT = RegistryCredentials.basic("bot", "p:w");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofSeconds(1);
    private static final Set<String> SLOW = Set.of("stalled", "dripping", "late");
    private static final Limits LIMITS = Limits.DEFAULT
            .withRetries(3, Duration.ofMillis(5))
            .withListCaps(20, 50_000)
            .withAnswerBytes(50_000);

    @RegisterExtension
    static final FaultyRegistry REGISTRY =
            FaultyRegistry.with(registry -> registry.bearer("bot", "p:w").pageSize(3));

    @RegisterExtension
    static final FaultyRegistry ELSEWHERE = FaultyRegistry.open();

    private String digest;
    private String signature;

    private enum Call {
        PING(Request.BASE),
        TOKEN(Request.TOKEN),
        TAGS(Request.TAGS),
        DIGEST(Request.MANIFEST),
        MANIFEST(Request.MANIFEST),
        CONFIG(Request.BLOB),
        REFERRERS(Request.REFERRERS);

        private final Request request;

        Call(Request request) {
            this.request = request;
        }
    }

    @BeforeEach
    void push() {
        EmbeddedRegistry server = REGISTRY.server();
        for (int i = 0; i < 8; i++) {
            server.push("org/app", "v" + i);
        }
        digest = server.push("org/app", "v0");
        signature = server.pushReferrer("org/app", digest, "application/vnd.example.signature");
        ELSEWHERE.push("org/app", "other");
    }

    static Stream<List<String>> rows() throws IOException {
        return table().stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsTheTableSays(List<String> row) throws Exception {
        Change change = faults().get(row.get(0));
        assertThat(change).as("a fault '%s'", row.get(0)).isNotNull();

        List<String> found = new ArrayList<>(List.of(row.get(0)));
        for (Call call : Call.values()) {
            found.add(row.get(call.ordinal() + 1).equals("-") ? "-" : cell(row.get(0), call));
        }

        assertThat(String.join(" | ", found)).isEqualTo(String.join(" | ", row));
    }

    @Test
    void theTableHasEachFaultAndEachCall() throws Exception {
        List<String> names = new ArrayList<>();
        rows().forEach(row -> names.add(row.get(0)));

        assertThat(names).containsExactlyElementsOf(faults().keySet());
        assertThat(table().get(0)).hasSize(Call.values().length + 1);
    }

    private String cell(String fault, Call call) throws Exception {
        EmbeddedRegistry server = REGISTRY.server();
        server.clearFaults();
        server.expireTokens();
        ELSEWHERE.server().clearRequests();
        try (RegistryClient client = client(LIMITS)) {
            RegistryTarget target = target(SLOW.contains(fault) ? IMPATIENCE : PATIENCE);
            String config = call == Call.CONFIG ? client.manifest(target, digest).configDigest() : "";
            server.clearRequests();
            int times = fault.endsWith(" once") ? 1 : Integer.MAX_VALUE;
            server.inject(RegistryFault.on(call.request, faults().get(fault)).times(times));
            String result = result(client, call, target, config);
            long requests = server.requests().stream().filter(request -> isOf(call, request.path())).count();
            assertThat(ELSEWHERE.server().requests())
                    .as("credentials stay at home")
                    .allSatisfy(request -> assertThat(request.header("Authorization")).isEmpty());

            server.clearFaults();
            server.clearRequests();
            // Back-off after a refusal is over by then.
            Thread.sleep(20);
            String after = result(client, call, target, config);
            int then = server.requests().size();
            return result + " " + requests + (after.equals(right(call)) ? ", then " + then : ", then " + after + " " + then);
        }
    }

    private String result(RegistryClient client, Call call, RegistryTarget target, String config) throws InterruptedException {
        try {
            return switch (call) {
                case PING, TOKEN, TAGS -> {
                    TagList list = client.listTags(target);
                    yield list.tags().size() + " tags" + (list.complete() ? "" : " cut");
                }
                case DIGEST -> client.resolveDigest(target, "v0").equals(digest) ? "right" : "wrong";
                case MANIFEST -> client.manifest(target, digest).configDigest() != null ? "right" : "wrong";
                case CONFIG -> client.config(target, config).labels().containsKey("tag") ? "right" : "wrong";
                case REFERRERS -> {
                    List<Referrer> referrers = client.referrers(target, digest);
                    boolean right = referrers.stream().anyMatch(referrer -> referrer.digest().equals(signature));
                    yield right ? "right" : referrers.isEmpty() ? "none" : "wrong";
                }
            };
        } catch (RegistryException e) {
            assertThat(e).message().contains(REGISTRY.host()).doesNotContain("p:w");
            return e.kind().name();
        }
    }

    private static String right(Call call) {
        return switch (call) {
            case PING, TOKEN, TAGS -> "8 tags";
            default -> "right";
        };
    }

    private static boolean isOf(Call call, String path) {
        return switch (call) {
            case PING -> path.equals("/v2/");
            case TOKEN -> path.equals("/token");
            case TAGS -> path.endsWith("/tags/list");
            case DIGEST, MANIFEST -> path.contains("/manifests/");
            case CONFIG -> path.contains("/blobs/");
            case REFERRERS -> path.contains("/referrers/");
        };
    }

    /** At the end of a mirror, whose scheme is known. */
    private static RegistryTarget target(Duration timeout) throws InvalidImageNameException {
        return new RegistryTarget(
                ImageName.parse("registry.example.com/org/app"), BOT, false, REGISTRY.server().url(), timeout);
    }

    private static Map<String, Change> faults() {
        Map<String, Change> faults = new LinkedHashMap<>();
        faults.put("none", (request, usual) -> usual.get());
        for (int status : List.of(400, 401, 403, 404, 405, 408, 429, 500, 503)) {
            faults.put(String.valueOf(status), RegistryFaults.status(status));
        }
        faults.put("429 for a minute", RegistryFaults.tooMany(60));
        faults.put("503 once", RegistryFaults.status(503));
        faults.put("429 once", RegistryFaults.status(429, "Retry-After", "0"));
        faults.put("cut", RegistryFaults.cut());
        faults.put("cut once", RegistryFaults.cut());
        faults.put("stalled", RegistryFaults.stalled());
        faults.put("dripping", RegistryFaults.dripping());
        faults.put("late", RegistryFaults.delayed(Duration.ofHours(1)));
        faults.put("endless body", RegistryFaults.endlessBody());
        faults.put("broken JSON", RegistryFaults.brokenJson());
        faults.put("HTML", RegistryFaults.html());
        faults.put("redirect to itself", RegistryFaults.status(307, "Location", "?again"));
        faults.put("redirect to metadata", RegistryFaults.status(307, "Location", "http://169.254.169.254/latest/"));
        faults.put("redirect to another host", (request, usual) ->
                RegistryFaults.status(307, "Location", ELSEWHERE.server().url() + request.path())
                        .apply(request, usual));
        faults.put("endless pages", RegistryFaults.endlessPages());
        faults.put("looping pages", RegistryFaults.loopingPages());
        faults.put("pages elsewhere", (request, usual) -> RegistryFaults.foreignPages(
                        ELSEWHERE.server().url() + request.path() + "?n=1000")
                .apply(request, usual));
        faults.put("no tags", RegistryFaults.nullTags());
        return faults;
    }

    /** The cells of the table, its head included. */
    private static List<List<String>> table() throws IOException {
        try (InputStream in = FaultMatrixTest.class.getResourceAsStream("fault-matrix.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("|"))
                    .map(line -> Arrays.stream(line.split("\\|")).map(String::trim).toList())
                    .toList();
        }
    }
}

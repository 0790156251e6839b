package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.asked;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer.Ending;
import io.jenkins.plugins.reflector.servers.RegistryFault;
import io.jenkins.plugins.reflector.servers.RegistryFaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repetition, deadlines, digests. */
class RegistryFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(1500);

    private final RegistryClient client = client(QUICK);
    private EmbeddedRegistry registry;
    private String digest;

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start();
        digest = registry.pushIndex("org/app", "1.0.0", List.of("linux/amd64", "linux/arm64"));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 499, 500, 502, 503, 504, 522})
    void passingTroubleIsTriedAgain(int status) throws Exception {
        onTags(2, usual -> EmbeddedRegistryAnswer.error(status, "BUSY", "later"));

        assertThat(tags(SHORT)).containsExactly("1.0.0");
        assertThat(asked(registry, "/tags/list")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "503, UNAVAILABLE", "500, UNAVAILABLE"})
    void lastingTroubleEnds(int status, RegistryException.Kind kind) {
        onTags(9, usual -> EmbeddedRegistryAnswer.error(status, "BUSY", "later"));

        assertThat(failure(SHORT).kind()).isEqualTo(kind);
        assertThat(asked(registry, "/tags/list")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "503, UNAVAILABLE"})
    void aBusyRegistryOfPlainHttpIsOneAllTheSame(int status, RegistryException.Kind kind) throws Exception {
        registry.inject(RegistryFault.on(RegistryFault.Request.BASE, RegistryFaults.status(status)).times(2));
        assertThat(tags(SHORT.multipliedBy(10))).containsExactly("1.0.0");
        registry.clearFaults();
        registry.clearRequests();

        registry.inject(RegistryFault.on(RegistryFault.Request.BASE, RegistryFaults.status(status)));
        RegistryException failure = catchThrowableOfType(
                RegistryException.class,
                () -> client(QUICK).listTags(target(registry, RegistryCredentials.anonymous())));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(status + " from " + registry.host());
        assertThat(asked(registry, "/v2/")).hasSize(3);
    }

    @Test
    void aWaitBeyondTheTimeoutIsNotWaitedFor() {
        onTags(9, usual -> EmbeddedRegistryAnswer.error(429, "TOOMANYREQUESTS", "slow down").with("Retry-After", "60"));

        assertThat(failure(SHORT)).hasMessageContaining("429 from").hasMessageContaining("asks to wait: 60");
        assertThat(asked(registry, "/tags/list")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Mon, 01 Jan 2024 00:00:00 GMT"})
    void retryAfterInSecondsOrAsDate(String value) throws Exception {
        onTags(1, usual -> EmbeddedRegistryAnswer.error(503, "BUSY", "later").with("Retry-After", value));
        RegistryClient patient = client(Limits.DEFAULT.withRetries(2, Duration.ofDays(1)));

        assertThat(patient.listTags(target(registry.host(), RegistryCredentials.anonymous(), SHORT)).tags())
                .containsExactly("1.0.0");
    }

    @Test
    void aCutBodyIsTriedAgain() throws Exception {
        onTags(1, usual -> usual.ending(Ending.CUT));

        assertThat(tags(SHORT)).containsExactly("1.0.0");
    }

    @Test
    void aStalledBodyIsGivenUpAndAskedForAnewWhileThereIsTime() throws Exception {
        onTags(1, usual -> usual.ending(Ending.STALLED));
        RegistryClient hasty = client(QUICK.withTimes(Duration.ofMillis(700), Duration.ofMinutes(1)));

        assertThat(hasty.listTags(target(registry, RegistryCredentials.anonymous())).tags())
                .containsExactly("1.0.0");
        assertThat(asked(registry, "/tags/list")).hasSize(2);
    }

    @Test
    void aStalledBodyEndsWithTheTimeout() {
        onTags(9, usual -> usual.ending(Ending.STALLED));

        RegistryException failure = failure(SHORT);
        assertThat(failure.kind()).isEqualTo(RegistryException.Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("timeout of 1500 ms").hasMessageContaining(registry.host());
    }

    @Test
    void aServerThatNeverAnswersEndsWithTheTimeout() {
        onTags(9, usual -> usual.after(Duration.ofHours(1)));

        assertThat(failure(SHORT).kind()).isEqualTo(RegistryException.Kind.TIMEOUT);
    }

    @Test
    void anInterruptEndsAWait() {
        onTags(9, usual -> EmbeddedRegistryAnswer.error(503, "BUSY", "later").with("Retry-After", "600"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> tags(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aServerThatIsNotThere() {
        registry.close();

        RegistryException failure = failure(SHORT);
        assertThat(failure.kind()).isEqualTo(RegistryException.Kind.UNAVAILABLE);
        assertThat(failure)
                .hasMessageStartingWith("no answer from " + registry.host() + " for org/app")
                .hasMessageContaining("nobody accepts connections at that host and port");
    }

    @Test
    void anUnknownRepository() {
        registry.delete("org/app", "1.0.0");
        onTags(9, usual -> EmbeddedRegistryAnswer.error(404, "NAME_UNKNOWN", "not known"));

        assertThat(failure(SHORT))
                .hasMessageContaining("404 from " + registry.host() + " for org/app as anonymous user: NAME_UNKNOWN")
                .hasMessageContaining("unknown repository or no right to see it");
    }

    @Test
    void theDigestOfAnIndex() throws Exception {
        assertThat(digest()).isEqualTo(digest);
        assertThat(registry.requests()).extracting(request -> request.method()).containsOnlyOnce("HEAD");
    }

    @Test
    void aMissingDigestIsComputed() throws Exception {
        registry.setFault(request -> request.path().contains("/manifests/")
                ? Optional.of(registry.usualAnswer(request).without("Docker-Content-Digest"))
                : Optional.empty());

        assertThat(digest()).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:1", "md5:aa", "x"})
    void aDigestMustLookLikeOne(String told) {
        registry.setFault(request -> request.path().contains("/manifests/")
                ? Optional.of(registry.usualAnswer(request).with("Docker-Content-Digest", told))
                : Optional.empty());

        assertThatThrownBy(this::digest).isInstanceOf(RegistryException.class).hasMessageContaining("digest");
    }

    private void onTags(int times, UnaryOperator<EmbeddedRegistryAnswer> answer) {
        AtomicInteger left = new AtomicInteger(times);
        registry.setFault(request -> request.path().endsWith("/tags/list") && left.getAndDecrement() > 0
                ? Optional.of(answer.apply(registry.usualAnswer(request)))
                : Optional.empty());
    }

    private List<String> tags(Duration timeout) throws Exception {
        return client.listTags(target(registry.host(), RegistryCredentials.anonymous(), timeout))
                .tags();
    }

    private String digest() throws Exception {
        return client.resolveDigest(target(registry, RegistryCredentials.anonymous()), "1.0.0");
    }

    private RegistryException failure(Duration timeout) {
        return catchThrowableOfType(RegistryException.class, () -> tags(timeout));
    }
}

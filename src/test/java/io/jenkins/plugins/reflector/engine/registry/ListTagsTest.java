package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.asked;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The habits of registries, features.md 4.3. */
class ListTagsTest {

    private EmbeddedRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.builder().pageSize(3).start();
        IntStream.range(0, 8).forEach(i -> registry.push("org/app", "v" + i));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void followsRelativeLinksOverAllPages() throws Exception {
        TagList list = list(QUICK);

        assertThat(list.tags()).containsExactly("v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7");
        assertThat(list.complete()).isTrue();
        assertThat(list.pages()).isEqualTo(3);
        assertThat(asked(registry, "/tags/list").get(0).parameter("n")).isEqualTo("1000");
    }

    @Test
    void followsAbsoluteLinksOfTheSameServer() throws Exception {
        onTags(request -> {
            EmbeddedRegistryAnswer usual = registry.usualAnswer(request);
            String link = usual.headers().get("Link");
            return link == null ? usual : usual.with("Link", link.replace("<", "<" + registry.url()));
        });

        assertThat(list(QUICK).tags()).hasSize(8);
    }

    @Test
    void aLinkToAnotherServerFailsTheList() throws Exception {
        try (EmbeddedRegistry other = EmbeddedRegistry.start()) {
            onTags(request -> registry.usualAnswer(request)
                    .with("Link", "<" + other.url() + "/v2/org/app/tags/list?last=v2>; rel=\"next\""));

            assertThat(failure(QUICK).kind()).isEqualTo(RegistryException.Kind.INSECURE);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void aCircleOfPagesIsIncomplete() throws Exception {
        onTags(request -> registry.usualAnswer(request).with("Link", "</v2/org/app/tags/list?n=1000>; rel=\"next\""));

        TagList list = list(QUICK);

        assertThat(list.tags()).containsExactly("v0", "v1", "v2");
        assertThat(list.cutBy()).contains("circle");
    }

    @Test
    void pagesThatBringNothingNewEndIncomplete() throws Exception {
        int[] count = {0};
        onTags(request -> EmbeddedRegistryAnswer.json(200, "{\"name\":\"org/app\",\"tags\":[\"a\"]}")
                .with("Link", "</v2/org/app/tags/list?page=" + count[0]++ + ">; rel=\"next\""));

        TagList list = list(QUICK);

        assertThat(list.tags()).containsExactly("a");
        assertThat(list.complete()).isFalse();
        assertThat(asked(registry, "/tags/list")).hasSize(2);
    }

    @Test
    void theCapOfPagesMakesItIncomplete() throws Exception {
        TagList list = list(QUICK.withListCaps(2, 1 << 20));

        assertThat(list.tags()).hasSize(6);
        assertThat(list.cutBy()).contains("2 pages");
    }

    @Test
    void theCapOfBytesMakesItIncomplete() throws Exception {
        TagList list = list(QUICK.withListCaps(100, 50));

        assertThat(list.tags()).containsExactly("v0", "v1", "v2");
        assertThat(list.cutBy()).contains("50 bytes");
    }

    @Test
    void theCapOfTimeMakesItIncompleteAndTheRepositorysOwnTimeoutFails() throws Exception {
        Limits hasty = QUICK.withTimes(Duration.ofMinutes(1), Duration.ofSeconds(2));
        onTags(request -> request.parameter("last").isEmpty()
                ? registry.usualAnswer(request)
                : registry.usualAnswer(request).after(Duration.ofHours(1)));

        TagList list = list(hasty);
        RegistryException failure = catchThrowableOfType(
                RegistryException.class,
                () -> client(QUICK)
                        .listTags(target(registry.host(), RegistryCredentials.anonymous(), Duration.ofSeconds(2))));

        assertThat(list.tags()).containsExactly("v0", "v1", "v2");
        assertThat(list.cutBy()).isEqualTo("listing takes longer than 2 s");
        assertThat(failure.kind()).isEqualTo(RegistryException.Kind.TIMEOUT);
    }

    @Test
    void aFirstPageBeyondTheCapFails() {
        assertThat(failure(QUICK.withListCaps(100, 10)).kind()).isEqualTo(RegistryException.Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405})
    void stepsDownWhereTheSizeIsRefused(int status) throws Exception {
        onTags(request -> request.parameter("n").equals("1000")
                ? EmbeddedRegistryAnswer.error(status, "UNSUPPORTED", "must be less than or equal to 100")
                : registry.usualAnswer(request));

        assertThat(list(QUICK).tags()).hasSize(8);
        assertThat(asked(registry, "/tags/list").get(1).parameter("n")).isEqualTo("100");
    }

    @Test
    void aFullPageWithoutLinkIsAskedOn() throws Exception {
        onTags(request -> registry.usualAnswer(request).without("Link"));

        TagList list = list(QUICK.withPageSize(3));

        assertThat(list.tags()).hasSize(8);
        assertThat(list.complete()).isTrue();
        assertThat(asked(registry, "/tags/list"))
                .extracting(request -> request.parameter("last"))
                .containsExactly("", "v2", "v5");
    }

    @Test
    void aFullPageIsTheLastWhereEarlierOnesHadALink() throws Exception {
        registry.delete("org/app", "v7");
        registry.delete("org/app", "v6");

        TagList list = list(QUICK.withPageSize(3));

        assertThat(list.tags()).hasSize(6);
        assertThat(list.complete()).isTrue();
        assertThat(asked(registry, "/tags/list")).hasSize(2);
    }

    @Test
    void aServerThatIgnoresPagingIsCompleteAtTheSecondAnswer() throws Exception {
        onTags(request -> EmbeddedRegistryAnswer.json(200, "{\"tags\":[\"b\",\"a\"]}"));

        TagList list = list(QUICK.withPageSize(2));

        assertThat(list.tags()).containsExactly("b", "a");
        assertThat(list.complete()).isTrue();
    }

    @Test
    void aRefusedGuessIsIncomplete() throws Exception {
        onTags(request -> request.parameter("last").isEmpty()
                ? EmbeddedRegistryAnswer.json(200, "{\"tags\":[\"a\",\"b\"]}")
                : EmbeddedRegistryAnswer.error(400, "UNSUPPORTED", "last"));

        assertThat(list(QUICK.withPageSize(2)).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"org/app\",\"tags\":null}", "{\"name\":\"org/app\",\"tags\":[]}", "{\"name\":\"org/app\"}"
            })
    void noTagsAreAnEmptyList(String body) throws Exception {
        onTags(request -> EmbeddedRegistryAnswer.json(200, body));

        assertThat(list(QUICK).tags()).isEmpty();
        assertThat(list(QUICK).complete()).isTrue();
    }

    @Test
    void otherFieldsAreSkippedAndDoublesDropped() throws Exception {
        onTags(request -> EmbeddedRegistryAnswer.json(
                200, "{\"manifest\":{\"sha256:1\":{\"tag\":[\"x\"]}},\"tags\":[\"b\",\"a\",\"b\"],\"child\":[\"c\"]}"));

        assertThat(list(QUICK).tags()).containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "<html>login</html>", "[]", "{}", "{\"tags\":[\"a\"", "{\"tags\":[1]}", "{\"tags\":{}}",
                "{\"tags\":[]} x", "null"
            })
    void anythingElseIsNoList(String body) {
        onTags(request -> EmbeddedRegistryAnswer.json(200, body));

        RegistryException failure = failure(QUICK);
        assertThat(failure.kind()).isEqualTo(RegistryException.Kind.MALFORMED);
        assertThat(failure).hasMessageContaining(registry.host()).hasMessageContaining("org/app");
    }

    @Test
    void deepNestingIsRefused() {
        onTags(request -> EmbeddedRegistryAnswer.json(200, "{\"x\":" + "[".repeat(500) + "]".repeat(500) + "}"));

        assertThat(failure(QUICK).kind()).isEqualTo(RegistryException.Kind.MALFORMED);
    }

    @Test
    void aFailingPageFailsTheList() {
        onTags(request -> request.parameter("last").isEmpty()
                ? registry.usualAnswer(request)
                : EmbeddedRegistryAnswer.error(404, "NAME_UNKNOWN", "gone"));

        assertThat(failure(QUICK).kind()).isEqualTo(RegistryException.Kind.NOT_FOUND);
    }

    @Test
    void aListThatTheRegistryKnowsByAnEtagIsAskedForConditionally() throws Exception {
        String[] now = {"\"one\"", "[\"a\"]"};
        onTags(request -> request.header("If-None-Match").equals(now[0])
                ? EmbeddedRegistryAnswer.json(304, "")
                : EmbeddedRegistryAnswer.json(200, "{\"tags\":" + now[1] + "}").with("ETag", now[0]));
        RegistryClient client = client(QUICK);
        RegistryTarget target = target(registry, RegistryCredentials.anonymous());

        assertThat(client.listTags(target).tags()).containsExactly("a");
        TagList same = client.listTags(target);
        assertThat(same.tags()).containsExactly("a");
        assertThat(same.answer().status()).isEqualTo(304);
        now[0] = "\"two\"";
        now[1] = "[\"a\",\"b\"]";
        assertThat(client.listTags(target).tags()).containsExactly("a", "b");
        assertThat(client.listTags(target(registry, RegistryClients.BOT)).tags()).hasSize(2);
        assertThat(asked(registry, "/tags/list"))
                .extracting(request -> request.header("If-None-Match"))
                .as("the list of one user is not that of another")
                .containsExactly("", "\"one\"", "\"one\"", "");
    }

    @Test
    void whatMattersOfTheLastAnswerIsToldWithoutSecrets() throws Exception {
        int[] left = {77};
        onTags(request -> registry.usualAnswer(request)
                .with("RateLimit-Remaining", left[0]-- + ";w=21600")
                .with("Set-Cookie", "session=1")
                .with("Server", "made at https://u:p@h.example/x?sig=abc"));

        TagList list = list(QUICK);

        assertThat(list.pages()).isEqualTo(3);
        assertThat(list.answer().status()).isEqualTo(200);
        assertThat(list.answer().headers())
                .containsEntry("RateLimit-Remaining", "75;w=21600")
                .containsEntry("Server", "made at https://h.example/x")
                .doesNotContainKeys("Set-Cookie", "Content-Type");
    }

    @Test
    void aRefusalTellsTheSame() {
        onTags(request -> EmbeddedRegistryAnswer.error(429, "TOOMANYREQUESTS", "slow down").with("Retry-After", "3600"));

        RegistryAnswer answer = failure(QUICK).answer();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", "3600");
    }

    @Test
    void aListInSeveralPagesHasNoEtag() throws Exception {
        onTags(request -> registry.usualAnswer(request).with("ETag", "\"one\""));
        RegistryClient client = client(QUICK);
        RegistryTarget target = target(registry, RegistryCredentials.anonymous());

        client.listTags(target);
        client.listTags(target);

        assertThat(asked(registry, "/tags/list"))
                .hasSize(6)
                .allSatisfy(request -> assertThat(request.header("If-None-Match")).isEmpty());
    }

    @Test
    void onlySoManyTagsAreKeptForThat() throws Exception {
        KnownLists lists = new KnownLists(3);
        RegistryTarget one = target("one.example.com", RegistryCredentials.anonymous(), Duration.ZERO);
        RegistryTarget two = target("two.example.com", RegistryCredentials.anonymous(), Duration.ZERO);

        lists.put(one, new TagList(List.of("a", "b"), 1, null, 0, "1", null));
        lists.put(two, new TagList(List.of("a", "b"), 1, null, 0, "2", null));
        assertThat(lists.get(one)).isNull();
        assertThat(lists.get(two)).isNotNull();
        lists.put(one, new TagList(List.of("a"), 1, null, 0, "3", null));
        assertThat(lists.get(two)).isNotNull();
        lists.put(two, new TagList(List.of("a", "b", "c", "d"), 1, null, 0, "4", null));
        assertThat(lists.get(two)).as("too long, and the old one no longer holds").isNull();
        lists.put(one, new TagList(List.of("a"), 1, null, 0, null, null));
        assertThat(lists.get(one)).isNull();
    }

    private void onTags(Function<EmbeddedRegistryRequest, EmbeddedRegistryAnswer> answer) {
        registry.setFault(request ->
                request.path().endsWith("/tags/list") ? Optional.of(answer.apply(request)) : Optional.empty());
    }

    private TagList list(Limits limits) throws Exception {
        return client(limits).listTags(target(registry, RegistryCredentials.anonymous()));
    }

    private RegistryException failure(Limits limits) {
        return catchThrowableOfType(RegistryException.class, () -> list(limits));
    }
}

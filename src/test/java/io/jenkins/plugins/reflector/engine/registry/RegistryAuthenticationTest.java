package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.BOT;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.asked;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.IdentityToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.RegistryToken;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** flux.md 1.5 and features.md 4.2. */
class RegistryAuthenticationTest {

    private static final RegistryCredentials WRONG = RegistryCredentials.basic("bot", "wrong-hush");

    private final RegistryClient client = client(QUICK);
    private EmbeddedRegistry registry;

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void basic() throws Exception {
        start(EmbeddedRegistry.builder().basic("bot", "s3cr:et/pass"));

        assertThat(tags(BOT)).containsExactly("1.0.0");
    }

    @Test
    void basicWithoutCredentialsSaysWhatToDo() throws Exception {
        start(EmbeddedRegistry.builder().basic("bot", "s3cr:et/pass"));

        assertThat(failure(RegistryCredentials.anonymous()))
                .hasMessage("401 from " + registry.host()
                        + " for org/app as anonymous user: UNAUTHORIZED: authentication required; "
                        + "give credentials that may pull it");
    }

    @Test
    void wrongPasswordIsAskedOnceAndNeverTold() throws Exception {
        start(EmbeddedRegistry.builder().basic("bot", "s3cr:et/pass"));

        assertThat(failure(WRONG))
                .hasMessageContaining("as user bot")
                .message()
                .doesNotContain("wrong-hush");
        assertThat(asked(registry, "/tags/list")).hasSize(1);
    }

    @Test
    void bearerTokensAreReusedAndTheChallengeRemembered() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "s3cr:et/pass").pageSize(1));
        registry.push("org/app", "1.0.1");

        assertThat(tags(BOT)).containsExactly("1.0.0", "1.0.1");
        assertThat(tags(BOT)).hasSize(2);

        assertThat(asked(registry, "/v2/")).hasSize(1);
        assertThat(asked(registry, "/token")).hasSize(1);
        assertThat(asked(registry, "/token").get(0).parameter("scope")).isEqualTo("repository:org/app:pull");
        assertThat(asked(registry, "/tags/list")).hasSize(4);
    }

    @Test
    void anonymousBearer() throws Exception {
        start(EmbeddedRegistry.builder().bearer());

        assertThat(tags(RegistryCredentials.anonymous())).containsExactly("1.0.0");
        assertThat(asked(registry, "/token").get(0).header("Authorization")).isEmpty();
    }

    @Test
    void noPrincipalGetsAnotherOnesToken() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "s3cr:et/pass"));
        tags(BOT);

        RegistryException failure = failure(WRONG);

        assertThat(failure.kind()).isEqualTo(RegistryException.Kind.UNAUTHORIZED);
        assertThat(failure)
                .hasMessageContaining("token service " + registry.host())
                .hasMessageContaining("incorrect username or password");
    }

    @Test
    void aTokenThatNoLongerHoldsIsRenewedOnce() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "s3cr:et/pass"));
        tags(BOT);
        registry.expireTokens();

        assertThat(tags(BOT)).hasSize(1);
        assertThat(asked(registry, "/token")).hasSize(2);
    }

    @Test
    void aRegistryThatRefusesEveryTokenIsAskedTwice() throws Exception {
        start(EmbeddedRegistry.builder().bearer());
        registry.setFault(request -> request.path().endsWith("/tags/list")
                ? Optional.of(EmbeddedRegistryAnswer.error(401, "UNAUTHORIZED", "no")
                        .with("WWW-Authenticate", "Bearer realm=\"" + registry.url() + "/token\""))
                : Optional.empty());

        assertThat(failure(RegistryCredentials.anonymous()).kind()).isEqualTo(RegistryException.Kind.UNAUTHORIZED);
        assertThat(asked(registry, "/tags/list")).hasSize(2);
    }

    @Test
    void identityTokenByPost() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "x").identityToken("id+hush="));

        assertThat(tags(new IdentityToken("", "id+hush="))).hasSize(1);
        assertThat(asked(registry, "/token")).extracting(request -> request.method()).containsExactly("POST");
        assertThat(asked(registry, "/token").get(0).query()).isEmpty();
    }

    @Test
    void identityTokenFallsBackToGet() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "id-hush"));

        assertThat(tags(new IdentityToken("bot", "id-hush"))).hasSize(1);
        assertThat(asked(registry, "/token"))
                .extracting(request -> request.method())
                .containsExactly("POST", "GET");
    }

    @Test
    void registryTokenIsSentAsItIs() throws Exception {
        start(EmbeddedRegistry.builder().bearer());

        RegistryException failure = failure(new RegistryToken("stale-hush"));

        assertThat(failure.kind()).isEqualTo(RegistryException.Kind.UNAUTHORIZED);
        assertThat(failure).message().doesNotContain("stale-hush");
        assertThat(asked(registry, "/tags/list").get(0).header("Authorization")).isEqualTo("Bearer stale-hush");
        assertThat(asked(registry, "/token")).isEmpty();
    }

    @Test
    void expiresInRulesAndAccessTokenIsTaken() throws Exception {
        start(EmbeddedRegistry.builder().bearer().tokenSeconds(-5));
        registry.setFault(request -> request.path().equals("/token")
                ? Optional.of(EmbeddedRegistryAnswer.json(
                        200,
                        new String(registry.usualAnswer(request).body(), StandardCharsets.UTF_8)
                                .replace("\"token\"", "\"access_token\"")))
                : Optional.empty());

        assertThat(tags(RegistryCredentials.anonymous())).hasSize(1);
        tags(RegistryCredentials.anonymous());
        assertThat(asked(registry, "/token")).as("without a life of its own a token holds 60 s").hasSize(1);
    }

    @Test
    void tokensThatAreNoneAreNotSentAndNotTold() throws Exception {
        start(EmbeddedRegistry.builder().bearer());
        registry.setFault(request -> request.path().equals("/token")
                ? Optional.of(EmbeddedRegistryAnswer.json(200, "{\"token\":\"hush\\r\\nX: y\"}"))
                : Optional.empty());

        RegistryException failure = failure(RegistryCredentials.anonymous());
        assertThat(failure.kind()).isEqualTo(RegistryException.Kind.MALFORMED);
        assertThat(failure).message().doesNotContain("hush");
    }

    @Test
    void a401WithoutChallengeIsAPlainError() throws Exception {
        start(EmbeddedRegistry.builder());
        registry.setFault(request -> Optional.of(EmbeddedRegistryAnswer.json(401, "")));

        assertThat(failure(BOT).kind()).isEqualTo(RegistryException.Kind.UNAUTHORIZED);
        assertThat(registry.requests()).allSatisfy(r -> assertThat(r.header("Authorization")).isEmpty());
    }

    @Test
    void credentialsDoNotFollowARedirectToAnotherServer() throws Exception {
        start(EmbeddedRegistry.builder().basic("bot", "s3cr:et/pass"));
        try (EmbeddedRegistry other =
                EmbeddedRegistry.builder().basic("bot", "s3cr:et/pass").start()) {
            other.push("org/app", "2.0.0");
            registry.setFault(request -> request.path().endsWith("/tags/list")
                    ? Optional.of(EmbeddedRegistryAnswer.json(307, "{}")
                            .with("Location", other.url() + "/v2/org/app/tags/list"))
                    : Optional.empty());

            assertThat(failure(BOT).kind()).isEqualTo(RegistryException.Kind.UNAUTHORIZED);
            assertThat(other.requests()).hasSize(1).allSatisfy(r -> assertThat(r.header("Authorization")).isEmpty());
        }
    }

    @Test
    void credentialsStayWithARedirectOnTheSameServer() throws Exception {
        start(EmbeddedRegistry.builder().basic("bot", "s3cr:et/pass"));
        registry.push("library/app", "3.0.0");
        registry.setFault(request -> request.path().equals("/v2/org/app/tags/list")
                ? Optional.of(EmbeddedRegistryAnswer.json(301, "{}").with("Location", "/v2/library/app/tags/list"))
                : Optional.empty());

        assertThat(tags(BOT)).containsExactly("3.0.0");
    }

    @Test
    void aRedirectIntoTheLibraryIsReadWithATokenForIt() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "s3cr:et/pass"));
        registry.push("library/org/app", "3.0.0");
        registry.setFault(request -> request.path().equals("/v2/org/app/tags/list")
                ? Optional.of(EmbeddedRegistryAnswer.json(301, "{}").with("Location", "/v2/library/org/app/tags/list"))
                : Optional.empty());

        assertThat(tags(BOT)).containsExactly("3.0.0");
        assertThat(asked(registry, "/token"))
                .last()
                .satisfies(token -> assertThat(token.query()).contains("repository%3Alibrary%2Forg%2Fapp%3Apull"));
    }

    @Test
    void noTokenIsAskedForWhatIsAnotherRepository() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "s3cr:et/pass"));
        registry.setFault(request -> request.path().endsWith("/tags/list")
                ? Optional.of(EmbeddedRegistryAnswer.error(401, "UNAUTHORIZED", "no")
                        .with(
                                "WWW-Authenticate",
                                "Bearer realm=\"" + registry.url()
                                        + "/token\",scope=\"repository:org/else:pull registry:catalog:*\""))
                : Optional.empty());

        assertThat(failure(BOT).kind()).isEqualTo(RegistryException.Kind.UNAUTHORIZED);
        assertThat(asked(registry, "/token")).allSatisfy(token -> assertThat(token.query())
                .contains("repository%3Aorg%2Fapp%3Apull")
                .doesNotContain("else", "catalog"));
    }

    @Test
    void redirectsAreCounted() throws Exception {
        start(EmbeddedRegistry.builder());
        AtomicInteger count = new AtomicInteger();
        registry.setFault(request -> request.path().equals("/v2/")
                ? Optional.empty()
                : Optional.of(
                        EmbeddedRegistryAnswer.json(302, "{}").with("Location", "/v2/" + count.incrementAndGet())));

        assertThat(failure(BOT).kind()).isEqualTo(RegistryException.Kind.INSECURE);
        assertThat(count).hasValue(QUICK.redirects() + 1);
    }

    @Test
    void theServersReasonIsCleanedAndHoldsNoSecret() throws Exception {
        start(EmbeddedRegistry.builder());
        registry.setFault(request -> Optional.of(EmbeddedRegistryAnswer.error(
                403,
                "DENIED",
                "no\r\n\u001b[31m for s3cr:et/pass at https://u:hush@x.io/t?token=hush \u202e" + "x".repeat(5000))));

        RegistryException failure = failure(BOT);

        assertThat(failure.kind()).isEqualTo(RegistryException.Kind.FORBIDDEN);
        assertThat(failure.getMessage())
                .contains("DENIED: no [31m for *** at https://x.io/t")
                .doesNotContain("hush", "s3cr", "\u001b", "\n", "\u202e")
                .hasSizeLessThan(600);
    }

    @Test
    void noFormOfTheSecretIsToldNorOfATokenThatTheRegistryGave() throws Exception {
        start(EmbeddedRegistry.builder());
        String header = java.util.Base64.getEncoder().encodeToString("bot:s3cr:et/pass".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJib3QifQ.c2lnbmF0dXJl";
        registry.setFault(request -> Optional.of(EmbeddedRegistryAnswer.error(
                403, "DENIED", "Basic " + header + ", s3cr%3Aet%2Fpass, s3cr:et\\/pass, s3\u200bcr:et/pass, token " + token + " ends")));

        RegistryException failure = failure(BOT);

        assertThat(failure.getMessage()).contains("DENIED: Basic ***, ***, ***, ***, token *** ends");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain("s3cr", header, "eyJ");
        }
    }

    private void start(EmbeddedRegistryBuilder builder) throws Exception {
        registry = builder.start();
        registry.push("org/app", "1.0.0");
    }

    private List<String> tags(RegistryCredentials credentials) throws Exception {
        return client.listTags(target(registry, credentials)).tags();
    }

    private RegistryException failure(RegistryCredentials credentials) {
        return catchThrowableOfType(RegistryException.class, () -> tags(credentials));
    }
}

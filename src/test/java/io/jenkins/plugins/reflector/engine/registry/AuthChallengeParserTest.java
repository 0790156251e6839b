package io.jenkins.plugins.reflector.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuthChallengeParserTest {

    static Stream<Arguments> headers() {
        AuthChallenge basic = new AuthChallenge("basic", Map.of("realm", "r"));
        AuthChallenge full = new AuthChallenge(
                "bearer", Map.of("realm", "https://a/t", "service", "s", "scope", "repository:x:pull,push"));
        return Stream.of(
                Arguments.of("Basic realm=\"r\"", List.of(basic)),
                Arguments.of("BASIC REALM=r", List.of(basic)),
                Arguments.of("Basic", List.of(new AuthChallenge("basic", Map.of()))),
                Arguments.of(
                        "Bearer realm=\"https://a/t\",service=\"s\",scope=\"repository:x:pull,push\"", List.of(full)),
                Arguments.of(
                        "Bearer  scope=\"repository:x:pull,push\" ,  service = s , realm = \"https://a/t\"",
                        List.of(full)),
                Arguments.of(
                        "Basic realm=\"r\", Bearer realm=\"https://a/t\", service=s,scope=\"repository:x:pull,push\"",
                        List.of(basic, full)),
                Arguments.of("Negotiate, Basic realm=\"r\"", List.of(new AuthChallenge("negotiate", Map.of()), basic)),
                Arguments.of(
                        "Negotiate YII/abc==, Basic realm=\"r\"",
                        List.of(new AuthChallenge("negotiate", Map.of()), basic)),
                Arguments.of(
                        "NTLM TlRM, Basic realm=\"r\"", List.of(new AuthChallenge("ntlm", Map.of()), basic)),
                Arguments.of(
                        "Basic realm=\"a \\\"b\\\", c=d\"",
                        List.of(new AuthChallenge("basic", Map.of("realm", "a \"b\", c=d")))),
                Arguments.of(",, Basic realm=r,,", List.of(basic)),
                Arguments.of("Basic realm=\"r", List.of(basic)),
                Arguments.of("Basic realm=\"r\\", List.of(new AuthChallenge("basic", Map.of("realm", "r\\")))),
                Arguments.of("", List.of()),
                Arguments.of("=\"x\"", List.of()));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void readsAHeader(String header, List<AuthChallenge> expected) {
        assertThat(AuthChallengeParser.parse(List.of(header))).isEqualTo(expected);
    }

    @Test
    void bearerIsChosenBeforeBasicOverSeveralHeaders() {
        assertThat(AuthChallenge.choose(List.of("Negotiate", "Basic realm=x", "Bearer realm=\"https://a/t\"")))
                .hasValueSatisfying(challenge -> assertThat(challenge.isBearer()).isTrue());
    }

    @Test
    void bearerWithoutRealmIsOfNoUse() {
        assertThat(AuthChallenge.choose(List.of("Bearer service=s", "Basic realm=x")))
                .map(AuthChallenge::scheme)
                .hasValue("basic");
        assertThat(AuthChallenge.choose(List.of("Digest nonce=1"))).isEmpty();
        assertThat(AuthChallenge.choose(List.of())).isEmpty();
    }
}

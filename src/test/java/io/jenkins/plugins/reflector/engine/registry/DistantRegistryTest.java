package io.jenkins.plugins.reflector.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryErrand.Answer;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.testing.Serialized;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistantRegistryTest {

    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    private final RegistryTarget target = new RegistryTarget(
            new ImageName("registry.internal/app", "registry.internal", "app"),
            RegistryCredentials.basic("bot", "s3cret"),
            true,
            URI.create("http://mirror.internal:5000/"),
            Duration.ofSeconds(20),
            new RegistryOptions(
                    new ConnectionSettings(
                            null,
                            ProxySettings.of(
                                    new ProxyAddress("http", "proxy.internal", 3128, "me", "pr0xy"), NoProxy.parse("a.b"))),
                    Set.of("tokens.internal"),
                    true,
                    50));

    /** A machine far away: what it gets and gives must be able to travel. */
    private static DistantRegistry far(RegistryReader there) {
        return new DistantRegistry(errand -> Serialized.copy(Serialized.copy(errand).run(there)));
    }

    private static DistantRegistry lying(Answer answer) {
        return new DistantRegistry(errand -> Serialized.copy(answer));
    }

    /** A registry that tells what it was asked. */
    private static class There implements RegistryReader {

        RegistryTarget asked;

        @Override
        public TagList listTags(RegistryTarget target) throws RegistryException {
            asked = target;
            return new TagList(List.of("1.0", "2.0"), 1, null, 0, "etag", null);
        }

        @Override
        public String resolveDigest(RegistryTarget target, String tag) throws RegistryException {
            return DIGEST;
        }

        @Override
        public List<Platform> platforms(RegistryTarget target, String reference) {
            return List.of(new Platform("linux", "arm", "v7"));
        }

        @Override
        public Optional<Instant> created(RegistryTarget target, String reference) {
            return Optional.of(Instant.ofEpochSecond(1_700_000_000));
        }
    }

    @Test
    void hasEverythingAskedThere() throws Exception {
        There there = new There();
        DistantRegistry registry = far(there);

        assertThat(registry.listTags(target).tags()).containsExactly("1.0", "2.0");
        assertThat(registry.listTags(target).complete()).isTrue();
        assertThat(registry.resolveDigest(target, "1.0")).isEqualTo(DIGEST);
        assertThat(registry.platforms(target, "1.0")).containsExactly(new Platform("linux", "arm", "v7"));
        assertThat(registry.created(target, "1.0")).contains(Instant.ofEpochSecond(1_700_000_000));
        assertThat(there.asked).isEqualTo(target);
    }

    @Test
    void tellsTheFailureThatWasMetThereWithoutSecrets() {
        There there = new There() {
            @Override
            public TagList listTags(RegistryTarget target) throws RegistryException {
                throw new RegistryException(RegistryException.Kind.FORBIDDEN, "no access with s3cret\nto http://u:p@host/");
            }
        };

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> far(there).listTags(target))
                .withMessage("no access with *** to http://host/")
                .matches(e -> e.kind() == RegistryException.Kind.FORBIDDEN);
    }

    @Test
    void saysWhoCouldNotAsk() {
        DistantRegistry registry = new DistantRegistry(errand -> {
            throw new IOException("no agent with the label \"dmz\" (scanFrom) is online; start far");
        });

        assertThatThrownBy(() -> registry.listTags(target))
                .hasMessage("mirror.internal:5000 (mirror of registry.internal) for app as user bot could not be asked:"
                        + " no agent with the label \"dmz\" (scanFrom) is online; start far");
    }

    @Test
    void keepsOnlyWhatCanBeTags() throws Exception {
        TagList hostile = new TagList(List.of("1.0", "1.0", "../../etc", "a b", "x".repeat(129), "", "2.0"), -5, "cut\nhere", -1, "e", new RegistryAnswer(-7, Map.of("Server", "an\nagent s3cret", "Cookie", "c")));

        TagList list = lying(new Answer(null, null, hostile, null, null, null)).listTags(target);

        assertThat(list).isEqualTo(new TagList(List.of("1.0", "2.0"), 1, "cut here", 4, null, new RegistryAnswer(0, Map.of("Server", "an agent ***"))));
    }

    @Test
    void refusesWhatIsNoAnswer() {
        Answer empty = new Answer(null, null, null, null, null, null);
        Answer odd = new Answer(null, null, null, "latest", List.of("linux/<b>"), null);

        assertThatThrownBy(() -> lying(empty).listTags(target)).hasMessageContaining("no list of tags");
        assertThatThrownBy(() -> lying(empty).resolveDigest(target, "1")).hasMessageContaining("no digest");
        assertThatThrownBy(() -> lying(empty).platforms(target, "1")).hasMessageContaining("no list of platforms");
        assertThatThrownBy(() -> lying(odd).resolveDigest(target, "1")).hasMessageContaining("look at that agent");
        assertThatThrownBy(() -> lying(odd).platforms(target, "1")).hasMessageContaining("no platform");
    }

    @Test
    void refusesMoreThanAnyRegistryHas() {
        List<String> many = new ArrayList<>(Collections.nCopies(DistantRegistry.MOST_TAGS + 1, "1.0"));
        DistantRegistry registry = new DistantRegistry(
                errand -> new Answer(null, null, new TagList(many, 1, null), null, null, null));

        assertThatThrownBy(() -> registry.listTags(target)).hasMessageContaining("too long");
    }

    @Test
    void takesAFailureOfAnUnknownKind() {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> lying(new Answer("NEW_KIND", null, null, null, null, null)).listTags(target))
                .withMessage("it gave no reason")
                .matches(e -> e.kind() == RegistryException.Kind.UNAVAILABLE);
    }

    @Test
    void showsNoSecretOfAnErrand() {
        assertThat(new RegistryErrand(RegistryErrand.Question.TAGS, target, "").toString())
                .doesNotContain("s3cret")
                .doesNotContain("pr0xy");
    }
}

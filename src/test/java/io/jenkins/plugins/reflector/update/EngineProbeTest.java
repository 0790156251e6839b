package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.config.RegistryProbe;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.RegistryTagSource;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryBuilder;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineProbeTest {

    private static final String AUTHS = "{\"auths\": {\"%s\": {\"username\": \"%s\", \"password\": \"hush-hush\"}}}";

    private EmbeddedRegistry registry;
    private String user = "bot";

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void saysWhoSawHowManyTags() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "hush-hush"));

        RegistryProbe.Answer answer = EngineProbe.list(access(), repository("org/app", "hub"));

        assertThat(answer.text())
                .isEqualTo(registry.host() + " shows org/app to user bot (credentials hub): 1 tag, and 1 that are excluded.");
        assertThat(answer.reached()).isTrue();
        assertThat(answer.tags().tags()).containsExactly("1.0.0");
    }

    @Test
    void aRefusalNamesTheIdentityAndNothingThatTheRegistrySaid() throws Exception {
        start(EmbeddedRegistry.builder().basic("bot", "hush-hush"));
        user = "mallory";

        RegistryProbe.Answer answer = EngineProbe.list(access(), repository("org/app", "hub"));

        assertThat(answer.reached()).isFalse();
        assertThat(answer.tags()).isNull();
        assertThat(answer.text())
                .isEqualTo("The registry refuses user mallory (credentials hub): check the credentials, and what they may read.");
        assertThat(EngineProbe.greet(access(), registry.host()).text()).startsWith("The registry refuses user mallory");
    }

    @Test
    void aServerThatIsNoRegistryIsNotQuoted() throws Exception {
        start(EmbeddedRegistry.builder());
        registry.setFault(request -> Optional.of(EmbeddedRegistryAnswer.error(418, "DENIED", "the secret page of another server")));

        assertThat(EngineProbe.list(access(), repository("org/app", null)).text())
                .startsWith("The registry cannot be reached")
                .doesNotContain("secret page");
    }

    @Test
    void missingCredentialsAreToldAsTheyAre() throws Exception {
        start(EmbeddedRegistry.builder());

        assertThat(EngineProbe.list(access(), repository("org/app", "absent")).text())
                .isEqualTo("The credentials \"absent\" are not found here; choose others, or add them where they can be seen.");
        assertThat(EngineProbe.list(access(), ImageRepository.of(new ResourceName("a", "b"), "a b", Duration.ofMinutes(1)))
                        .text())
                .startsWith("This is no image repository: ");
    }

    @Test
    void greetingLooksAtNoRepository() throws Exception {
        start(EmbeddedRegistry.builder().bearer("bot", "hush-hush"));

        assertThat(EngineProbe.greet(access(), registry.host()).text())
                .isEqualTo(registry.host() + " answers user bot (credentials hub).");
        assertThat(registry.requests()).noneMatch(request -> request.path().contains("/any"));
        assertThat(registry.requests().stream().filter(request -> request.path().endsWith("/token")))
                .hasSize(1)
                .allMatch(request -> request.parameter("scope") == null || request.parameter("scope").isEmpty());
    }

    @Test
    void aStrangerIsGreetedToo() throws Exception {
        start(EmbeddedRegistry.builder().basic("bot", "hush-hush"));
        user = "";

        assertThat(EngineProbe.greet(access(), registry.host()).text())
                .isEqualTo(registry.host() + " answers anonymous user.");
    }

    private void start(EmbeddedRegistryBuilder builder) throws Exception {
        registry = builder.start();
        registry.push("org/app", "1.0.0");
        registry.push("org/app", "1.0.0.sig");
    }

    private RegistryAccess access() {
        RegistryHost host = new RegistryHost(registry.host());
        if (!user.isEmpty()) {
            host.setCredentialsId("hub");
        }
        CredentialsContext context = new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return id.equals("hub") ? Optional.of(type.cast(file())) : Optional.empty();
            }
        };
        RegistrySettings settings = RegistrySettings.of(List.of(host), false);
        RegistryIdentities identities =
                new RegistryIdentities(any -> Optional.of(new Asker(context, true)), settings, context);
        RegistryClient client = RegistryClient.create();
        return new RegistryAccess(
                new ConfiguredRegistries(
                        new RegistryTagSource(client, identities, settings.mirrors(), Clock.systemUTC()), settings),
                identities,
                client);
    }

    private FileCredentials file() {
        String text = AUTHS.formatted(registry.host(), user);
        return (FileCredentials) Proxy.newProxyInstance(
                FileCredentials.class.getClassLoader(),
                new Class<?>[] {FileCredentials.class},
                (proxy, method, arguments) -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ImageRepository repository(String name, String secretRef) {
        return ImageRepository.of(new ResourceName("a", "b"), registry.host() + "/" + name, Duration.ofSeconds(20))
                .withSecretRef(secretRef);
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.IdentityToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.UserPassword;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.testing.FaultyRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The habits of each vendor's registry (features.md 4.2, 4.3), from scripts of their answers in the folder vendors. */
class VendorsTest {

    private static final String PASSWORD = "pass-hush:1";

    @RegisterExtension
    static final FaultyRegistry REGISTRY = FaultyRegistry.open();

    static Stream<String> scripts() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isAskedAsItLikes(String name) throws Exception {
        String text = Files.readString(folder().resolve(name));
        String user = VendorScript.read(text, "", "").fact("user");
        UserPassword login = new UserPassword(user, PASSWORD);
        VendorScript script =
                VendorScript.read(text, REGISTRY.server().url().toString(), Authorizations.basic(login));
        REGISTRY.server().setFault(request -> Optional.of(script.answer(request)));
        RegistryCredentials credentials = !script.fact("identity").isEmpty()
                ? new IdentityToken("", script.fact("identity"))
                : user.isEmpty() ? RegistryCredentials.anonymous() : login;
        RegistryTarget target = target(script, credentials);

        try (RegistryClient client = client(QUICK)) {
            if (script.fact("fails").isEmpty()) {
                TagList list = client.listTags(target);
                assertThat(list.tags()).containsExactlyInAnyOrder(script.fact("tags").split(" "));
                assertThat(list.complete()).isTrue();
            } else {
                String[] wanted = script.fact("fails").split(" ", 2);
                RegistryException failure = catchThrowableOfType(RegistryException.class, () -> client.listTags(target));
                assertThat(failure.kind().name()).isEqualTo(wanted[0]);
                assertThat(failure).message().contains(wanted[1]).doesNotContain("hush");
            }
            if (!script.fact("digest").isEmpty()) {
                String[] digest = script.fact("digest").split(" ");
                assertThat(client.resolveDigest(target, digest[0])).isEqualTo(digest[1]);
            }
            if (!script.fact("budget").isEmpty()) {
                LaneReport lane = client.pace().get(0);
                assertThat(lane.limit() + " calls in " + LaneReport.text(lane.window())).isEqualTo(script.fact("budget"));
            }
        }
        assertThat(script.surprises()).isEmpty();
    }

    private static RegistryTarget target(VendorScript script, RegistryCredentials credentials) throws Exception {
        String size = script.fact("pageSize");
        return new RegistryTarget(
                ImageName.parse("registry.example.com/" + script.fact("image")),
                credentials,
                false,
                REGISTRY.server().url(),
                Duration.ofSeconds(20),
                RegistryOptions.DEFAULT.withPageSize(size.isEmpty() ? null : Integer.valueOf(size)));
    }

    private static Path folder() throws Exception {
        return Path.of(VendorsTest.class.getResource("vendors").toURI());
    }
}

package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneKey;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RepositoryLoginsTest {

    private static final ImageRepository ALICES = repository("team-a");
    private static final ImageRepository BOBS = repository("team-b");
    private static final ImageRepository NOBODYS = repository("team-c");

    private final RepositoryLogins logins = new RepositoryLogins();

    private static ImageRepository repository(String folder) {
        return ImageRepository.of(new ResourceName(folder, "app"), "hub.example.com/app", Duration.ofMinutes(5));
    }

    private static LaneReport lane(String host, String principal, int limit, int remaining) {
        return new LaneReport(new LaneKey(host, principal), 0, 0, limit, remaining, Duration.ofHours(6), null);
    }

    private void ask(ImageRepository repository, RegistryCredentials credentials) throws Exception {
        assertThat(logins.noting((asked, image) -> credentials).credentialsFor(repository, ImageName.parse(repository.image())))
                .isEqualTo(credentials);
    }

    @Test
    void aRepositoryHasTheBudgetOfItsOwnLoginAlone() throws Exception {
        ask(ALICES, RegistryCredentials.basic("alice", "secret"));
        ask(BOBS, RegistryCredentials.basic("bob", "secret"));
        Function<ImageRepository, Optional<LaneReport>> budgets = logins.budgets(
                List.of(
                        lane("Hub.example.com", "user alice", 200, 76),
                        lane("hub.example.com", "user bob", 200, 3),
                        lane("other.example.com", "user alice", 100, 1)),
                repository -> Optional.of("hub.example.com"));

        assertThat(budgets.apply(ALICES)).map(LaneReport::remaining).contains(76);
        assertThat(budgets.apply(BOBS)).map(LaneReport::remaining).contains(3);
        assertThat(budgets.apply(NOBODYS)).as("which was not asked for yet").isEmpty();
        ask(ALICES, RegistryCredentials.anonymous());
        assertThat(budgets.apply(ALICES)).as("as nobody").isEmpty();
    }

    @Test
    void aServerThatTellsNoBudgetAndWhatIsGoneHaveNone() throws Exception {
        ask(ALICES, RegistryCredentials.anonymous());
        Function<ImageRepository, Optional<LaneReport>> budgets =
                logins.budgets(List.of(lane("hub.example.com", "anonymous user", 100, 9)), repository -> Optional.of("hub.example.com"));
        assertThat(budgets.apply(ALICES)).isPresent();
        assertThat(logins.budgets(List.of(lane("hub.example.com", "anonymous user", 0, 0)), repository -> Optional.of("hub.example.com"))
                        .apply(ALICES))
                .isEmpty();
        logins.retain(Set.of(BOBS.name()));
        assertThat(budgets.apply(ALICES)).isEmpty();
    }
}

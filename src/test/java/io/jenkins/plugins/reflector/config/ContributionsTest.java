package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.automation.GitSettings;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionsTest {

    private static Owner owner(String folder) {
        return new Owner(folder, folder == null ? "the form" : "the folder " + folder, new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        });
    }

    private static ImageRepositoryItem repository(String name, String namespace) {
        ImageRepositoryItem item = new ImageRepositoryItem(name, "nginx");
        item.setNamespace(namespace);
        return item;
    }

    private static ImagePolicyItem policy(String name, String repository, String namespace) {
        ImagePolicyItem item = new ImagePolicyItem(name, repository, new SemVerChoice("1.x"));
        item.setNamespace(namespace);
        return item;
    }

    private static ImageUpdateAutomationItem automation(String name, String namespace) {
        GitSettings git = new GitSettings("https://git.example.com/fleet.git");
        ImageUpdateAutomationItem item = new ImageUpdateAutomationItem(name, git);
        item.setNamespace(namespace);
        return item;
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "default", "a/sub", "a"})
    void whatAFolderConfiguresIsItsOwnWhateverNamespaceItNames(String namespace) {
        Contribution found = Contributions.of(
                owner("a"),
                List.of(repository("r", namespace)),
                List.of(policy("p", "r", namespace), policy("q", "b/r", namespace)),
                List.of(automation("deploy", namespace)));

        assertThat(found.resources().imageRepositories()).extracting(r -> r.name().toString()).containsExactly("a/r");
        assertThat(found.resources().imagePolicies()).extracting(p -> p.name().toString()).containsExactly("a/p", "a/q");
        assertThat(found.resources().imagePolicies()).extracting(p -> p.repository().toString()).containsExactly("a/r", "b/r");
        assertThat(found.resources().automations()).extracting(a -> a.name() + " of " + a.source()).containsExactly("a/deploy of a/deploy");
        assertThat(found.resources().gitRepositories()).extracting(g -> g.name().toString()).containsExactly("a/deploy");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void administratorsNameAnyNamespace() {
        Contribution found = Contributions.of(
                owner(null), List.of(repository("r", "a"), repository("r", null)), List.of(policy("p", "r", "a")), List.of());

        assertThat(found.resources().imageRepositories()).extracting(r -> r.name().toString()).containsExactly("a/r", "default/r");
        assertThat(found.resources().imagePolicies()).extracting(p -> p.repository().toString()).containsExactly("a/r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub/r", "r a/p", "", "../r", "r:tag"})
    void aNameThatCouldBeAnothersIsLeftOut(String name) {
        Contribution found = Contributions.of(owner("a"), List.of(repository(name, null), repository("good", null)), List.of(), List.of());

        assertThat(found.resources().imageRepositories()).extracting(r -> r.name().toString()).containsExactly("a/good");
        assertThat(found.problems()).singleElement().asString().startsWith("The entry \"" + name + "\" of the folder a is left out: A name ");
    }

    @Test
    void aFolderNamedAsTheRootHasNothing() {
        Contribution found = Contributions.of(owner("default"), List.of(repository("r", null)), List.of(), List.of());

        assertThat(found.resources().imageRepositories()).isEmpty();
        assertThat(found.problems()).singleElement().asString().contains("the folder default", "rename it");
        assertThat(Contributions.of(owner("team/default"), List.of(repository("r", null)), List.of(), List.of()).problems()).isEmpty();
    }

    @Test
    void anEntryThatIsDamagedKeepsNoOtherFromBeingUsed() throws Exception {
        ImageRepositoryItem bare = without(repository("bare", null), "interval", "image");
        Contribution found = Contributions.of(
                owner(null),
                List.of(bare, repository("good", null)),
                List.of(without(policy("damaged", "good", null), "imageRepositoryRef"), policy("fine", "good", null)),
                List.of());

        assertThat(found.resources().imageRepositories()).extracting(r -> r.name().name() + " " + r.image() + " " + r.interval())
                .containsExactly("bare  PT10M", "good nginx PT10M");
        assertThat(found.resources().imagePolicies()).extracting(p -> p.name().name()).containsExactly("fine");
        assertThat(found.problems()).singleElement().asString()
                .startsWith("The entry \"damaged\" of the form is left out, as it cannot be read (")
                .endsWith("open the form, correct it and save it.");
    }

    /** As Jenkins reads an entry from a file in which fields are missing. */
    private static <T> T without(T item, String... fields) throws ReflectiveOperationException {
        for (String name : fields) {
            java.lang.reflect.Field field = item.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(item, null);
        }
        return item;
    }
}

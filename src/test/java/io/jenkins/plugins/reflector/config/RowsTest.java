package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.automation.GitSettings;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rows of the lists say. */
class RowsTest {

    @Test
    void aPolicySaysItsRepositoryAndRule() {
        ImagePolicyItem item = new ImagePolicyItem("web", "nginx-repo", new SemVerChoice("1.23.x"));
        assertThat(item.rowName()).isEqualTo("web");
        assertThat(item.rowText()).isEqualTo("nginx-repo: newest version in 1.23.x");

        item.setNamespace("team-a");
        item.setSuspend(true);
        assertThat(item.rowName()).isEqualTo("team-a/web");
        assertThat(item.rowText()).isEqualTo("nginx-repo: newest version in 1.23.x; suspended");
    }

    @Test
    void aRepositorySaysItsImage() {
        ImageRepositoryItem item = new ImageRepositoryItem("web", "ghcr.io/org/app");
        item.setInterval("2h");
        assertThat(item.rowText()).isEqualTo("ghcr.io/org/app, every 2h");
    }

    @Test
    void anAutomationSaysWhereItPushes() {
        ImageUpdateAutomationItem item = new ImageUpdateAutomationItem("fleet", new GitSettings("https://git.example.com/fleet.git"));
        assertThat(item.rowText()).isEqualTo("https://git.example.com/fleet.git, every 30m");
    }

    @Test
    void whatCannotBeUsedSaysWhy() {
        assertThat(new ImagePolicyItem("web", "", new SemVerChoice("1.x")).rowText()).contains("has no imageRepositoryRef");
        ImageRepositoryItem repository = new ImageRepositoryItem("web", "nginx");
        repository.setInterval("often");
        assertThat(repository.rowText()).contains("often");
        ImagePolicyItem labels = new ImagePolicyItem("web", "nginx", new SemVerChoice("1.x"));
        labels.setLabels(List.of("nonsense"));
        assertThat(labels.rowText()).contains("nonsense");
    }

    @Test
    void theListsAreFoundByTheirFields() {
        ImagePolicyItem policy = new ImagePolicyItem("web", "nginx", new SemVerChoice("1.x"));
        ResourceLists lists = new ResourceLists(List.of(), List.of(policy), List.of());

        assertThat(lists.of("imagePolicies").get(0)).isSameAs(policy);
        assertThat(lists.of("imageRepositories")).isEmpty();
        assertThat(lists.of("registries")).isEmpty();
    }
}

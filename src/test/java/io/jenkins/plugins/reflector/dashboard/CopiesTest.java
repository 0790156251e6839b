package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {

    private static final String FLEET = """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: fleet, namespace: default}
            spec: {url: 'https://bot:secret@git.example.com/fleet.git', interval: 1m, secretRef: {name: git-bot}, ref: {branch: live}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: fleet, namespace: default}
            spec:
              interval: 5m
              sourceRef: {kind: GitRepository, name: fleet}
              git: {commit: {author: {email: bot@example.com}}}
            """;
    private static final ImageRepository WEB = DashboardFixture.repository("default/web", "web").withSecretRef("registry");
    private static final ImagePolicy STABLE = DashboardFixture.policy("default/stable", "default/web", "1.x");

    @TempDir
    Path state;

    private final DashboardFixture watcher = new DashboardFixture();

    private static ResourceSet read(String text) {
        ReadResult read = FluxReader.read(List.of(new SourceText("r.yaml", text)));
        assertThat(read.hasErrors()).as(text + read.problems()).isFalse();
        return read.resources();
    }

    private ImageUpdateAutomation fleet() {
        watcher.configure(null, List.of(WEB), List.of(STABLE));
        Owner owner = watcher.contributions.get(0).owner();
        watcher.contributions.add(new Contribution(owner, read(FLEET), List.of()));
        return read(FLEET).automations().get(0);
    }

    private Copies copies(String... rights) {
        return new Copies(watcher.catalog(), new Access(DashboardFixture.user(rights)));
    }

    private static Map<String, String> byKind(List<CopyText> copies) {
        return copies.stream().collect(Collectors.toMap(CopyText::getKind, CopyText::getText));
    }

    @Test
    void aPolicyIsCopiedAsItIsConfiguredWhateverWasDecided() throws Exception {
        fleet();
        JenkinsFacade jenkins = new JenkinsFacade() {
            @Override
            public Path stateDirectory() {
                return state;
            }

            @Override
            public String userId() {
                return "alice";
            }

            @Override
            public String userName() {
                return "Alice";
            }
        };
        DecisionBook book = DecisionBook.of(jenkins);
        new Desk(jenkins, () -> book, (kind, name, line) -> {}, watcher.clock())
                .hold(new Desk.About(watcher.catalog().hold(STABLE), null), Switches.of(STABLE, watcher.catalog(), true), "1.0.0", "why", true);
        watcher.decisions = book.current();
        ImagePolicy held = watcher.catalog().evaluated().get(0);
        assertThat(held.options().pin()).isNotNull();

        Map<String, String> copies = byKind(copies("CONFIGURE").of(held));

        assertThat(copies).containsOnlyKeys("YAML", "FLUX", "CODE", "PIPELINE");
        assertThat(read(copies.get("YAML")).imagePolicies()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("position").containsExactly(STABLE);
        assertThat(read(copies.get("FLUX")).imageRepositories()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("position").containsExactly(WEB);
        assertThat(copies.get("CODE")).contains("imagePolicies:", "name: stable").doesNotContain("pin");
        assertThat(copies.get("PIPELINE").replaceAll(",\\s+", ", ")).startsWith("reflectorUpdate url: 'https://git.example.com/fleet.git', branch: 'live', "
                + "credentialsId: 'git-bot', images: [[image: 'web', credentialsId: 'registry', policy: semver('1.x')");
    }

    @Test
    void anAutomationIsCopiedWithAllThatItNeedsAndNoPassword() {
        ImageUpdateAutomation fleet = fleet();
        Map<String, String> copies = byKind(copies("CONFIGURE").of(fleet));

        ResourceSet all = read(copies.get("FLUX"));
        assertThat(all.automations()).hasSize(1);
        assertThat(all.gitRepositories()).hasSize(1);
        assertThat(all.imagePolicies()).extracting(ImagePolicy::name).containsExactly(STABLE.name());
        assertThat(all.imageRepositories()).extracting(ImageRepository::name).containsExactly(WEB.name());
        assertThat(copies.get("PIPELINE")).isEqualTo("reflectorUpdate automation: 'default/fleet'");
        assertThat(copies.get("CODE")).contains("imageUpdateAutomations:", "url: https://git.example.com/fleet.git", "credentialsId: git-bot");
        assertThat(copies.toString()).doesNotContain("secret@");
    }

    @Test
    void aRepositoryIsCopiedWithThePoliciesOfIt() {
        fleet();

        Map<String, String> copies = byKind(copies("CONFIGURE").of(WEB));

        assertThat(read(copies.get("YAML")).imageRepositories()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("position").containsExactly(WEB);
        assertThat(read(copies.get("FLUX")).imagePolicies()).hasSize(1);
        assertThat(copies.get("PIPELINE")).isEqualTo("reflectorResolve image: 'web', credentialsId: 'registry', policy: semver('*')");
    }

    @Test
    void whoMayNotConfigureSomethingGetsNoCopyOfIt() {
        ImagePolicy theirs = DashboardFixture.policy("team-a/app", "default/web", "1.x");
        ImageUpdateAutomation fleet = fleet();
        watcher.configure("team-a", List.of(), List.of(theirs));

        assertThat(copies("VIEW", "SCAN", "UPDATE").of(STABLE)).isEmpty();
        assertThat(copies("VIEW").of(WEB)).isEmpty();
        assertThat(copies("VIEW").of(fleet)).isEmpty();
        Map<String, String> copies = byKind(copies("CONFIGURE team-a").of(theirs));
        assertThat(copies).as("no repository of others").containsOnlyKeys("YAML", "JOB_DSL");
    }

    @Test
    void whatAFolderHasIsCopiedAsJobDsl() {
        ImagePolicy policy = DashboardFixture.policy("team-a/app", "team-a/app", "~1.2").withOptions(new PolicyOptions(
                Duration.ofHours(2), List.of("it's", "$x"), null, null, null, null, null, List.of(), "", true, false));
        watcher.configure("team-a", List.of(), List.of(policy));

        assertThat(byKind(copies("CONFIGURE team-a").of(policy)).get("JOB_DSL").lines().filter(line -> !line.startsWith("//"))).containsExactly(
                "folder('team-a') {",
                "  properties {",
                "    imageReflector {",
                "      imagePolicies {",
                "        imagePolicyItem {",
                "          name('app')",
                "          imageRepositoryRef('app')",
                "          policy {",
                "            semver {",
                "              range('~1.2')",
                "            }",
                "          }",
                "          ignoreTags(['it\\'s', '$x'])",
                "          minimumAge('2h')",
                "          onDowngrade('write')",
                "          skipUnparsable(true)",
                "        }",
                "      }",
                "    }",
                "  }",
                "}");
    }
}

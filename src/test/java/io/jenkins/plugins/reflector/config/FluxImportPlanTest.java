package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each resource is told of by itself: what becomes of it, what is left out and what to do about it. */
class FluxImportPlanTest {

    private static final String RESOURCES = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: web, namespace: apps}
            spec:
              image: ghcr.io/org/web
              interval: 1h
              serviceAccountName: puller
              accessFrom: {namespaceSelectors: [{matchLabels: {kubernetes.io/metadata.name: other}}, {matchLabels: {team: b, stage: x}}]}
              speed: high
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: web, namespace: apps}
            spec: {imageRepositoryRef: {name: web}, policy: {semver: {range: '>>1'}}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: broken, namespace: apps}
            spec: {imageRepositoryRef: [web]}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: fleet, namespace: sources}
            spec:
              url: https://git.example.com/fleet.git
              interval: 1m
              provider: github
              proxySecretRef: {name: way-out}
              secretRef: {name: git-bot}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: git-bot, namespace: sources}
            stringData: {username: bot, password: hidden}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: fleet, namespace: apps}
            spec:
              interval: 5m
              sourceRef: {kind: GitRepository, name: fleet, namespace: sources}
              git: {commit: {author: {email: bot@example.com}}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: alone, namespace: apps}
            spec:
              interval: 5m
              sourceRef: {kind: GitRepository, name: nowhere}
              git: {commit: {author: {email: bot@example.com}}}
            """;

    private final FluxImportPlan plan = FluxImportPlan.of(RESOURCES, List.of(), List.of(), List.of());

    @Test
    void eachResourceSaysWhatBecomesOfIt() {
        assertThat(plan.getEntries()).extracting(FluxImportNotes.Entry::getText).containsExactly(
                "ImageRepository apps/web: new.",
                "ImagePolicy apps/web: new.",
                "GitRepository sources/fleet: becomes a part of the automations that name it.",
                "Secret sources/git-bot: is left out, as Jenkins keeps secrets as credentials: add some with the id git-bot.",
                "ImageUpdateAutomation apps/fleet: new.",
                "ImageUpdateAutomation apps/alone: is left out, as its GitRepository apps/nowhere is not among these resources. Paste it too.");
        assertThat(plan.getCount()).isEqualTo(3);
    }

    @Test
    void whatIsLeftOutIsToldAtItsResource() {
        assertThat(notes("ImageRepository apps/web"))
                .anyMatch(note -> note.startsWith("The serviceAccountName puller is left out")
                        && note.endsWith("choose that in Credentials of the image repository."))
                .anyMatch(note -> note.equals("accessFrom by the labels stage=x, team=b is left out, as folders have no labels: name the"
                        + " folders that may use it in Access from."))
                .anyMatch(note -> note.startsWith("warning: pasted:9:") && note.contains("spec.speed"));
        assertThat(notes("ImageUpdateAutomation apps/fleet"))
                .anyMatch(note -> note.startsWith("The provider github of its GitRepository is left out") && note.contains("GitHub App"))
                .anyMatch(note -> note.contains("sources/fleet becomes its own"));
        assertThat(notes("ImagePolicy apps/web")).singleElement().asString().contains("spec.policy.semver.range");
    }

    @Test
    void whatCannotBeReadIsToldByItselfAndNoSecretIs() {
        assertThat(plan.getProblems()).isNotEmpty().allSatisfy(problem -> assertThat(problem).contains("spec."));
        assertThat(plan.getEntries()).allSatisfy(entry -> assertThat(entry.getText() + entry.getNotes()).doesNotContain("hidden"));
    }

    @Test
    void whatIsThereStaysAndNothingIsSaidToBeLost() {
        ImageRepositoryItem there = new ImageRepositoryItem("web", "other");
        there.setNamespace("apps");
        FluxImportPlan again = FluxImportPlan.of(RESOURCES, List.of(there), List.of(), List.of());

        assertThat(again.getEntries().get(0).getText()).isEqualTo("ImageRepository apps/web: is there already and stays as it is.");
        assertThat(again.getEntries().get(0).getNotes()).noneMatch(note -> note.contains("left out"));
        assertThat(again.getCount()).isEqualTo(2);
    }

    private List<String> notes(String resource) {
        return plan.getEntries().stream()
                .filter(entry -> entry.getText().startsWith(resource + ":"))
                .findFirst()
                .orElseThrow()
                .getNotes();
    }
}

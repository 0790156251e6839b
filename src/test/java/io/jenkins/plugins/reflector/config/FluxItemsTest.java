package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.automation.AutomationItems;
import io.jenkins.plugins.reflector.config.automation.AutomationSpecs;
import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is imported means the same as it did in Flux. */
class FluxItemsTest {

    private static final String[] IGNORED = {"position", "source", "checkout", "commit.signingKey.type", "options.trailers", "options.onConflict"};

    private static final String RESOURCES = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: web, namespace: apps, labels: {team: a}}
            spec:
              image: ghcr.io/org/web
              interval: 1h30m
              timeout: 45s
              secretRef: {name: ghcr}
              certSecretRef: {name: ca}
              proxySecretRef: {name: proxy}
              provider: aws
              insecure: true
              suspend: true
              exclusionList: [^x, y$]
              accessFrom: {namespaceSelectors: [{matchLabels: {kubernetes.io/metadata.name: other}}, {}]}
              reflector: {pageSize: 50, mirror: 'https://cache.example.com/v2', scanFrom: dmz}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: web, namespace: apps, labels: {tier: web}}
            spec:
              imageRepositoryRef: {name: web, namespace: elsewhere}
              policy: {numerical: {order: desc}}
              filterTags: {pattern: '^v(?P<n>[0-9]+)$', extract: $n}
              digestReflectionPolicy: Always
              interval: 10m
              suspend: true
              reflector:
                minimumAge: 72h
                ignoreTags: [bad-*]
                pin: {tag: v1, reason: broken}
                allow: minor
                onDowngrade: hold
                onShrink: write
                onRepush: hold
                platforms: [linux/arm64]
                group: g
                skipUnparsable: true
                exactIntegers: true
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: fleet, namespace: apps}
            spec: {url: 'https://git.example.com/fleet.git', interval: 1m, timeout: 5m, secretRef: {name: git-bot}, proxySecretRef: {name: way-out}, ref: {branch: release}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: fleet, namespace: apps}
            spec:
              interval: 5m
              suspend: true
              sourceRef: {kind: GitRepository, name: fleet}
              policySelector:
                matchLabels: {tier: web}
                matchExpressions: [{key: old, operator: DoesNotExist}]
              update: {path: ./apps, strategy: Setters}
              git:
                checkout: {ref: {semver: 1.x}}
                commit:
                  author: {name: Bot, email: bot@example.com}
                  messageTemplate: "Up {{ .Values.a }}"
                  messageTemplateValues: {a: b}
                  signingKey: {secretRef: {name: gpg}}
                push: {branch: up, refspec: 'HEAD:refs/heads/auto', options: {ci.skip: 'true'}}
              reflector:
                paths: [more, {file: Chart.yaml, key: appVersion, policy: web, part: tag, bump: same}]
                include: ['*.yaml']
                exclude: [test/**]
                templates: true
                onConflict: fail
                rebase: true
                commitWindow: 10m
                trailers: true
                pullRequest: {forge: gitlab, title: t, body: b, labels: [l], reviewers: [r], draft: true}
            """;

    /** One of each kind, with every field. */
    static ResourceSet resources() {
        return read(RESOURCES).resources();
    }

    private static ReadResult read(String text) {
        return FluxReader.read(List.of(new SourceText("r.yaml", text)));
    }

    @Test
    void everyFieldIsKept() {
        ReadResult read = read(RESOURCES);
        assertThat(read.hasErrors()).isFalse();
        ImageRepository repository = read.resources().imageRepositories().get(0);
        assertThat(FluxItems.of(repository).toSpec()).usingRecursiveComparison().ignoringFields(IGNORED).isEqualTo(repository);
        ImagePolicy policy = read.resources().imagePolicies().get(0);
        assertThat(FluxItems.of(policy).toSpec()).usingRecursiveComparison().ignoringFields(IGNORED).isEqualTo(policy);
        ImageUpdateAutomation automation = read.resources().automations().get(0);
        AutomationSpecs specs =
                AutomationSpecs.of(AutomationItems.of(automation, read.resources().gitRepositories().get(0)), null);
        assertThat(specs.automation()).usingRecursiveComparison().ignoringFields("position", "source", "checkout").isEqualTo(automation);
        assertThat(specs.repository().ref()).isEqualTo(automation.checkout());
        assertThat(specs.repository().secretRef()).isEqualTo("git-bot");
        assertThat(specs.repository().connection().proxySecretRef()).isEqualTo("way-out");
        assertThat(specs.repository().timeout()).isEqualTo(read.resources().gitRepositories().get(0).timeout());
    }

    @Test
    void whoIsAdmittedByOtherLabelsThanANameIsNobodyHere() {
        ImageRepository repository = read("""
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: web}
                spec:
                  image: nginx
                  interval: 1h
                  accessFrom: {namespaceSelectors: [{matchLabels: {team: b}}, {matchLabels: {kubernetes.io/metadata.name: other, team: b}}]}
                """).resources().imageRepositories().get(0);

        assertThat(FluxItems.of(repository).getAccessFrom()).isNull();
    }

    @Test
    void whatFluxDoesByDefaultIsDoneHereToo() {
        ReadResult read = read("""
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: web}
                spec: {image: nginx, interval: 1h}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImagePolicy
                metadata: {name: web}
                spec: {imageRepositoryRef: {name: web}, policy: {semver: {range: 1.x}}}
                ---
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: fleet}
                spec: {url: 'https://git.example.com/fleet.git', interval: 1m}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageUpdateAutomation
                metadata: {name: fleet}
                spec:
                  interval: 5m
                  sourceRef: {kind: GitRepository, name: fleet}
                  git: {commit: {author: {email: bot@example.com}}}
                """);
        ImageRepository repository = read.resources().imageRepositories().get(0);
        assertThat(FluxItems.of(repository).toSpec()).usingRecursiveComparison().ignoringFields(IGNORED).isEqualTo(repository);
        assertThat(FluxItems.of(read.resources().imagePolicies().get(0)).toSpec().options().onDowngrade())
                .isEqualTo(GuardAction.WRITE);
        ImageUpdateAutomation automation = read.resources().automations().get(0);
        AutomationSpecs specs =
                AutomationSpecs.of(AutomationItems.of(automation, read.resources().gitRepositories().get(0)), null);
        assertThat(specs.automation())
                .usingRecursiveComparison()
                .ignoringFields("position", "source", "checkout", "options.trailers", "options.onConflict", "commit.messageTemplate")
                .isEqualTo(automation);
        assertThat(specs.automation().options().trailers()).isFalse();
        assertThat(specs.automation().commit().messageTemplate()).isEqualTo("Update from image update automation");
        assertThat(specs.repository().ref().branch()).isEqualTo("master");
    }
}

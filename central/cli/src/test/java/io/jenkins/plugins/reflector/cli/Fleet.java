package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The story's registry and Git repository, and the resources that watch them. */
final class Fleet implements AutoCloseable {

    static final String KUSTOMIZATION = """
            resources:
            - deployment.yaml
            images:
            - name: nginx
              newTag: 1.23.0 # This is what the reflector will update
            """;

    static final String FILE = "apps/my-app/kustomization.yaml";
    static final String PASSWORD = "s3cret-of-git";

    final EmbeddedRegistry registry;
    final EmbeddedGitServer server;
    final EmbeddedGitRepository git;
    private final Path folder;

    private Fleet(Path folder, EmbeddedRegistry registry) throws IOException {
        this.folder = folder;
        this.registry = registry;
        server = EmbeddedGitServer.start(folder.resolve("git"), "git-bot", PASSWORD);
        git = server.create("fleet");
        git.commit("main", Map.of(FILE, KUSTOMIZATION), "Add my-app");
    }

    static Fleet start(Path folder, String... tags) throws IOException {
        EmbeddedRegistry registry = EmbeddedRegistry.start();
        for (String tag : tags) {
            registry.push("library/nginx", tag);
        }
        return new Fleet(folder, registry);
    }

    String mirror() {
        return "docker.io=" + registry.url();
    }

    String kustomization() throws IOException {
        return git.read("main", FILE);
    }

    /** Writes a file beside the repositories. */
    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** The story's resources with this policy, such as {@code semver: {range: 1.23.x}}. */
    Path resources(String policy) throws IOException {
        return resources(policy, "", PASSWORD);
    }

    /** @param git further lines of {@code spec.git}, indented by four */
    Path resources(String policy, String git, String password) throws IOException {
        return file(
                "resources.yaml",
                """
                apiVersion: image.toolkit.fluxcd.io/v1beta1
                kind: ImageRepository
                metadata: {name: nginx-repo, namespace: flux-system}
                spec:
                  image: nginx
                  interval: 10m
                ---
                apiVersion: image.toolkit.fluxcd.io/v1beta1
                kind: ImagePolicy
                metadata: {name: nginx-policy, namespace: flux-system}
                spec:
                  imageRepositoryRef: {name: nginx-repo}
                  policy:
                    %s
                ---
                apiVersion: image.toolkit.fluxcd.io/v1beta1
                kind: ImageUpdateAutomation
                metadata: {name: my-app, namespace: flux-system}
                spec:
                  interval: 10m
                  sourceRef: {kind: GitRepository, name: fleet}
                  update: {strategy: Both, path: apps/my-app}
                  git:
                    checkout: {ref: {branch: main}}
                    commit:
                      author: {name: Bot, email: bot@example.com}
                      messageTemplate: "{{ range .Changed.Changes }}{{ .OldValue }} to {{ .NewValue }}{{ end }}"
                %s
                ---
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: fleet, namespace: flux-system}
                spec:
                  url: %s
                  interval: 10m
                  secretRef: {name: git-bot}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: git-bot, namespace: flux-system}
                stringData: {username: git-bot, password: %s}
                """
                        .formatted(policy, git, server.url("fleet"), password));
    }

    @Override
    public void close() {
        registry.close();
        server.close();
    }
}

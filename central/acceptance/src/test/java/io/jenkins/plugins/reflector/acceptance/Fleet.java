package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.io.IOException;
import java.util.Map;

/** The repository of the story, the registry that its image comes from, and how Jenkins is told of both. */
final class Fleet {

    static final String PATH = "apps/my-app/kustomization.yaml";

    private static final String MANIFEST = """
            resources:
            - deployment.yaml
            images:
            - name: nginx
              newTag: %s # This is what the reflector will update
            """;

    private final EmbeddedGitRepository repository;
    private final String url;

    private Fleet(EmbeddedGitRepository repository, String url) {
        this.repository = repository;
        this.url = url;
    }

    /** A repository of its own with 1.23.0 on main. */
    static Fleet create(RealGit git, String name) throws IOException {
        EmbeddedGitRepository repository = git.create(name);
        repository.commit("main", Map.of(PATH, manifest("1.23.0"), "README.md", "# Fleet\n"), "Begin");
        return new Fleet(repository, git.url(name));
    }

    static String manifest(String tag) {
        return MANIFEST.formatted(tag);
    }

    EmbeddedGitRepository repository() {
        return repository;
    }

    String url() {
        return url;
    }

    String manifest() throws IOException {
        return repository.read("main", PATH);
    }

    String onBranch(String branch) throws IOException {
        return repository.read(branch, PATH);
    }

    int commits() throws IOException {
        return repository.log("main").size();
    }

    /** The step on the story's image, with further parameters such as {@code , dryRun: true}. */
    String step(String more) {
        return "reflectorUpdate(url: '" + url + "', credentialsId: 'git-bot', path: 'apps/my-app',"
                + " images: [[image: 'nginx', policy: semver('1.23.x')]]" + more + ")";
    }

    /** Configuration as code: docker.io is asked at the registry, git-bot may push, and what else is given of imageReflector. */
    static String configuration(RealRegistry registry, String more) {
        return """
                credentials:
                  system:
                    domainCredentials:
                    - credentials:
                      - usernamePassword:
                          scope: GLOBAL
                          id: git-bot
                          description: the bot
                          username: %s
                          password: %s
                unclassified:
                  imageReflector:
                    registries:
                    - host: docker.io
                      mirror: http://%s
                      insecure: true
                """.formatted(RealGit.USER, RealGit.PASSWORD, registry.host()) + more.indent(4);
    }

    /** Neither repositories nor policies nor automations. */
    static String nothingWatched() {
        return "imageRepositories: []\nimagePolicies: []\nimageUpdateAutomations: []\n"
                + "fluxSources: []\nwebhooks: []\nlimits: {}\n";
    }
}

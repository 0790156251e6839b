package io.jenkins.plugins.reflector.engine.lint;

import io.jenkins.plugins.reflector.engine.flux.GitSecret;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;

/** GitRepositories: the URL and the Secret. */
final class GitRepositoryChecks {

    private final Findings all;
    private final SecretChecks secrets;

    GitRepositoryChecks(Findings all, SecretChecks secrets) {
        this.all = all;
        this.secrets = secrets;
    }

    void check(GitRepository repository) {
        Findings.Of findings = all.in("GitRepository", repository.name());
        try {
            GitUrl.parse(repository.url(), UrlRules.LOCAL_TOO);
        } catch (GitException e) {
            findings.error("spec.url", e.getMessage());
        }
        secrets.check(findings, repository.name(), "spec.secretRef", repository.secretRef(), secret -> {
            GitSecret.credentials(secret, repository.url());
            if (!GitSecret.keysNotActedOn(secret).isEmpty()) {
                findings.warning(
                        "spec.secretRef",
                        "the keys " + String.join(", ", GitSecret.keysNotActedOn(secret)) + " of the Secret "
                                + secret.name() + " are not acted on by this version");
            }
        });
    }
}

package io.jenkins.plugins.reflector.engine.lint;

import io.jenkins.plugins.reflector.engine.flux.ConnectionSecret;
import io.jenkins.plugins.reflector.engine.flux.InvalidSecretException;
import io.jenkins.plugins.reflector.engine.flux.RegistrySecret;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.policy.ExclusionList;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.registry.DockerConfig;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import java.util.List;

/** ImageRepositories: the image's name, the exclusion list, the interval and the Secrets. */
final class RepositoryChecks {

    private static final String KIND = "ImageRepository";

    private final Findings all;
    private final SecretChecks secrets;

    RepositoryChecks(Findings all, SecretChecks secrets) {
        this.all = all;
        this.secrets = secrets;
    }

    void check(ImageRepository repository) {
        Findings.Of findings = all.in(KIND, repository.name());
        try {
            ImageName.parse(repository.image());
        } catch (InvalidImageNameException e) {
            findings.error("spec.image", e.getMessage());
        }
        for (int i = 0; i < repository.exclusionList().size(); i++) {
            try {
                ExclusionList.compile(List.of(repository.exclusionList().get(i)));
            } catch (InvalidRegexException e) {
                findings.error("spec.exclusionList[" + i + "]", e.getMessage());
            }
        }
        if (repository.interval().isZero()) {
            findings.warning("spec.interval", "is zero, so it is scanned once and never again; give one such as 10m");
        }
        secrets.check(
                findings,
                repository.name(),
                "spec.secretRef",
                repository.secretRef(),
                secret -> credentials(findings, secret));
        secrets.check(
                findings,
                repository.name(),
                "spec.certSecretRef",
                repository.connection().certSecretRef(),
                ConnectionSecret::tls);
        secrets.check(
                findings,
                repository.name(),
                "spec.proxySecretRef",
                repository.connection().proxySecretRef(),
                ConnectionSecret::proxy);
    }

    private static void credentials(Findings.Of findings, Secret secret) throws InvalidSecretException {
        String json = RegistrySecret.dockerConfigJson(secret).orElse(null);
        if (json == null) {
            findings.warning("spec.secretRef", "the Secret " + secret.name() + " has the type " + secret.type()
                    + ", so the registry is asked without credentials; make it a kubernetes.io/dockerconfigjson");
            return;
        }
        try {
            DockerConfig.parse(json);
        } catch (DockerConfig.InvalidException e) {
            throw new InvalidSecretException("the Secret " + secret.name() + ": " + e.getMessage());
        }
    }
}

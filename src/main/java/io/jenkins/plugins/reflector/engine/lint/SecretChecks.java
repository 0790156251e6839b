package io.jenkins.plugins.reflector.engine.lint;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.InvalidSecretException;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.Secret;

/** Whether the Secrets that others name are there and can be used for that. Never says what is in them. */
final class SecretChecks {

    private final ResourceSet resources;

    SecretChecks(ResourceSet resources) {
        this.resources = resources;
    }

    /** Reads a Secret as what it is named for. */
    @FunctionalInterface
    interface Use {
        void check(@NonNull Secret secret) throws InvalidSecretException;
    }

    /** @param reference the Secret's name; null if the field is absent */
    void check(
            Findings.Of findings, ResourceName owner, String path, @CheckForNull String reference, Use use) {
        if (reference == null) {
            return;
        }
        ResourceName name = new ResourceName(owner.namespace(), reference);
        Secret secret = resources.secret(name).orElse(null);
        if (secret == null) {
            findings.missing(
                    path, "Secret", name, resources.secrets().stream().map(Secret::name).toList());
            return;
        }
        try {
            use.check(secret);
        } catch (InvalidSecretException e) {
            findings.error(path, e.getMessage());
        }
    }
}

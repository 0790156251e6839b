package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.List;

/** What is suspicious in resources taken together; every finding is a warning, for {@code validate} (cli.md). */
public final class ReferenceChecks {

    private ReferenceChecks() {}

    /** All references that lead nowhere, or to a place that does not allow them. */
    @NonNull
    public static List<Problem> check(@NonNull ResourceSet resources) {
        ProblemLog log = new ProblemLog();
        for (ImagePolicy policy : resources.imagePolicies()) {
            ImageRepository repository = resources.imageRepository(policy.repository()).orElse(null);
            if (repository == null) {
                missing(log, policy.position(), "spec.imageRepositoryRef", "ImageRepository", policy.repository());
            } else if (!repository.name().namespace().equals(policy.name().namespace())
                    && repository.accessFrom() == null) {
                log.warning(
                        policy.position(),
                        "spec.imageRepositoryRef",
                        "the ImageRepository " + repository.name() + " admits no other namespace; add spec.accessFrom to it");
            }
        }
        for (ImageUpdateAutomation automation : resources.automations()) {
            if (resources.gitRepository(automation.source()).isEmpty()) {
                missing(log, automation.position(), "spec.sourceRef", "GitRepository", automation.source());
            }
            if (automation.commit() == null) {
                log.warning(automation.position(), "spec.git", "is missing; a run needs spec.git.commit.author.email");
            }
        }
        for (ImageRepository repository : resources.imageRepositories()) {
            secret(log, resources, repository.name(), repository.secretRef(), repository.position());
        }
        for (GitRepository repository : resources.gitRepositories()) {
            secret(log, resources, repository.name(), repository.secretRef(), repository.position());
            String secretRef = repository.secretRef();
            if (secretRef != null) {
                resources.secret(new ResourceName(repository.name().namespace(), secretRef))
                        .filter(secret -> !GitSecret.keysNotActedOn(secret).isEmpty())
                        .ifPresent(secret -> log.warning(
                                secret.position(),
                                "data",
                                "the keys " + String.join(", ", GitSecret.keysNotActedOn(secret))
                                        + " are not acted on by this version"));
            }
        }
        return List.copyOf(log.problems());
    }

    private static void secret(
            ProblemLog log, ResourceSet resources, ResourceName owner, String secretRef, SourcePosition position) {
        if (secretRef != null) {
            ResourceName name = new ResourceName(owner.namespace(), secretRef);
            if (resources.secret(name).isEmpty()) {
                missing(log, position, "spec.secretRef", "Secret", name);
            }
        }
    }

    private static void missing(ProblemLog log, SourcePosition position, String field, String kind, ResourceName name) {
        log.warning(position, field, "there is no " + kind + " " + name + " among these resources; add it or correct the name");
    }
}

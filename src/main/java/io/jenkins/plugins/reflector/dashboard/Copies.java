package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.AsCode;
import io.jenkins.plugins.reflector.engine.print.FluxTree;
import io.jenkins.plugins.reflector.engine.print.GroovyText;
import io.jenkins.plugins.reflector.engine.print.YamlText;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.Right;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Writes objects as people would write them elsewhere: without what was decided on the pages, and for those who may configure them, as
 * ids of credentials stand there. What else a text would need and its reader may not configure is left out.
 */
final class Copies {

    private final Catalog catalog;
    private final Access access;

    Copies(@NonNull Catalog catalog, @NonNull Access access) {
        this.catalog = catalog.configured();
        this.access = access;
    }

    private boolean may(Owner owner) {
        return access.may(owner, Right.CONFIGURE);
    }

    private <T> Optional<T> mine(Optional<Owned<T>> owned) {
        return owned.filter(each -> may(each.owner())).map(Owned::spec);
    }

    /** A policy, as evaluated; empty if the current user may not configure it. */
    @NonNull
    List<CopyText> of(@NonNull ImagePolicy evaluated) {
        Owned<ImagePolicy> owned = catalog.policy(evaluated.name()).filter(each -> may(each.owner())).orElse(null);
        if (owned == null) {
            return List.of();
        }
        ImagePolicy policy = owned.spec();
        ImageRepository repository = catalog.seenBy(evaluated)
                .flatMap(seen -> mine(catalog.repository(seen.name())))
                .orElse(null);
        List<String> documents = new ArrayList<>();
        if (repository != null) {
            documents.add(YamlText.of(FluxTree.of(repository)));
        }
        documents.add(YamlText.of(FluxTree.of(policy)));
        List<CopyText> copies = copies(owned.owner(), YamlText.of(FluxTree.of(policy)), documents, AsCode.of(policy));
        if (repository != null) {
            copies.add(new CopyText(CopyText.Kind.PIPELINE, GroovyText.step("reflectorUpdate", step(evaluated, repository))));
        }
        return copies;
    }

    /** Into the repository that an automation writes it into, or into one that the reader fills in. */
    private Map<String, Object> step(ImagePolicy evaluated, ImageRepository repository) {
        GitRepository git = catalog.automations().stream()
                .filter(automation -> may(automation.owner()))
                .map(Owned::spec)
                .filter(automation -> catalog.appliedBy(automation).stream().anyMatch(applied -> applied.name().equals(evaluated.name())))
                .map(automation -> mine(catalog.gitRepository(automation.source())).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("url", git == null ? "https://git.example.com/fleet.git" : Links.shown(git.url()));
        if (git != null && git.ref() != null && git.ref().branch() != null) {
            step.put("branch", git.ref().branch());
        }
        if (git == null || git.secretRef() != null) {
            step.put("credentialsId", git == null ? "git-bot" : git.secretRef());
        }
        step.put("images", List.of(AsCode.image(evaluated, repository)));
        return step;
    }

    /** An image repository; empty if the current user may not configure it. */
    @NonNull
    List<CopyText> of(@NonNull ImageRepository current) {
        Owned<ImageRepository> owned = catalog.repository(current.name()).filter(each -> may(each.owner())).orElse(null);
        if (owned == null) {
            return List.of();
        }
        ImageRepository repository = owned.spec();
        List<String> documents = new ArrayList<>(List.of(YamlText.of(FluxTree.of(repository))));
        catalog.policies().stream()
                .filter(policy -> may(policy.owner()) && repository.name().equals(policy.spec().repository()))
                .forEach(policy -> documents.add(YamlText.of(FluxTree.of(policy.spec()))));
        List<CopyText> copies = copies(owned.owner(), YamlText.of(FluxTree.of(repository)), documents, AsCode.of(repository));
        ImagePolicy any = ImagePolicy.of(repository.name(), repository.name(), new PolicyChoice.SemVer("*"));
        Map<String, Object> image = AsCode.image(any, repository);
        // Nothing was picked before that could be higher.
        image.remove("onDowngrade");
        copies.add(new CopyText(CopyText.Kind.PIPELINE, GroovyText.step("reflectorResolve", image)));
        return copies;
    }

    /** An automation; empty if the current user may not configure it. */
    @NonNull
    List<CopyText> of(@NonNull ImageUpdateAutomation current) {
        Owned<ImageUpdateAutomation> owned = catalog.automation(current.name()).filter(each -> may(each.owner())).orElse(null);
        GitRepository source = mine(catalog.gitRepository(current.source())).orElse(null);
        if (owned == null || source == null) {
            return List.of();
        }
        ImageUpdateAutomation automation = owned.spec();
        GitRepository git = new GitRepository(
                source.name(),
                Links.shown(source.url()),
                source.ref(),
                source.secretRef(),
                source.connection(),
                source.timeout(),
                source.position());
        String yaml = YamlText.of(FluxTree.of(automation));
        List<String> names = automation.options().policies();
        if (!names.isEmpty()) {
            yaml = "# Jenkins applies the policies " + String.join(", ", names).replaceAll("\\R", " ")
                    + "; Flux applies those of the namespace, by their labels.\n" + yaml;
        }
        List<String> documents = new ArrayList<>(List.of(YamlText.of(FluxTree.of(git)), yaml));
        Set<ResourceName> policies = new LinkedHashSet<>();
        Set<ResourceName> repositories = new LinkedHashSet<>();
        for (ImagePolicy policy : catalog.appliedBy(automation)) {
            policies.add(policy.name());
            catalog.seenBy(policy).map(ImageRepository::name).ifPresent(repositories::add);
        }
        repositories.forEach(name -> mine(catalog.repository(name)).ifPresent(each -> documents.add(YamlText.of(FluxTree.of(each)))));
        policies.forEach(name -> mine(catalog.policy(name)).ifPresent(each -> documents.add(YamlText.of(FluxTree.of(each)))));
        List<CopyText> copies = copies(owned.owner(), yaml, documents, AsCode.of(automation, git));
        copies.add(new CopyText(
                CopyText.Kind.PIPELINE, GroovyText.step("reflectorUpdate", Map.of("automation", automation.name().toString()))));
        return copies;
    }

    /** Configuration as code is the controller's; a folder's is written by Job DSL. */
    private static List<CopyText> copies(Owner owner, String yaml, List<String> flux, AsCode code) {
        List<CopyText> copies = new ArrayList<>();
        copies.add(new CopyText(CopyText.Kind.YAML, yaml));
        if (flux.size() > 1) {
            copies.add(new CopyText(CopyText.Kind.FLUX, String.join("---\n", flux)));
        }
        copies.add(
                owner.folder() == null
                        ? new CopyText(CopyText.Kind.CODE, code.configurationAsCode())
                        : new CopyText(CopyText.Kind.JOB_DSL, code.jobDsl(owner.folder())));
        return copies;
    }
}

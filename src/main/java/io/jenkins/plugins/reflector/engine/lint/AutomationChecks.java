package io.jenkins.plugins.reflector.engine.lint;

import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.flux.InvalidSecretException;
import io.jenkins.plugins.reflector.engine.flux.SigningSecret;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import java.util.List;
import java.util.Optional;

/** ImageUpdateAutomations: the source, the policies, and the template of the message, which Flux judges only when it commits. */
final class AutomationChecks {

    private static final String TEMPLATE = "spec.git.commit.messageTemplate";

    private final Findings all;
    private final ResourceSet resources;

    AutomationChecks(Findings all, ResourceSet resources) {
        this.all = all;
        this.resources = resources;
    }

    void check(ImageUpdateAutomation automation) {
        Findings.Of findings = all.in("ImageUpdateAutomation", automation.name());
        if (resources.gitRepository(automation.source()).isEmpty()) {
            findings.missing(
                    "spec.sourceRef",
                    "GitRepository",
                    automation.source(),
                    resources.gitRepositories().stream().map(GitRepository::name).toList());
        }
        policies(findings, automation);
        CommitSpec commit = automation.commit();
        if (commit == null) {
            findings.warning("spec.git", "is missing; a run needs spec.git.commit.author.email");
            return;
        }
        template(findings, automation, commit);
        if (commit.signingKey() != null) {
            signingKey(findings, automation, commit.signingKey());
        }
        try {
            UpdateRequests.checkPush(automation, List.of(MessageLint.example(automation.name())));
        } catch (AutomationException e) {
            findings.error("spec.git.push", e.getMessage());
        }
    }

    private void signingKey(Findings.Of findings, ImageUpdateAutomation automation, SigningKey key) {
        ResourceName name = new ResourceName(automation.name().namespace(), key.secretRef());
        Optional<Secret> secret = resources.secret(name);
        if (secret.isEmpty()) {
            findings.missing(
                    "spec.git.commit.signingKey.secretRef",
                    "Secret",
                    name,
                    resources.secrets().stream().map(Secret::name).toList());
            return;
        }
        try {
            SigningSecret.signer(secret.get(), key.type());
        } catch (InvalidSecretException e) {
            findings.error("spec.git.commit.signingKey", e.getMessage());
        }
    }

    private void policies(Findings.Of findings, ImageUpdateAutomation automation) {
        try {
            automation.policySelector().check();
        } catch (IllegalArgumentException e) {
            findings.error("spec.policySelector", e.getMessage());
            return;
        }
        boolean any = resources.imagePolicies().stream()
                .anyMatch(policy -> policy.name().namespace().equals(automation.name().namespace())
                        && automation.policySelector().matches(policy.labels()));
        if (!any && !resources.imagePolicies().isEmpty()) {
            String selected = automation.policySelector().describe();
            findings.warning(
                    selected.isEmpty() ? "metadata.namespace" : "spec.policySelector",
                    "applies to none of these ImagePolicies: there is none in the namespace "
                            + automation.name().namespace() + (selected.isEmpty() ? "" : " with the labels " + selected));
        }
    }

    private static void template(Findings.Of findings, ImageUpdateAutomation automation, CommitSpec commit) {
        for (Problem problem : MessageLint.check(commit, automation.name())) {
            if (problem.severity() == Problem.Severity.ERROR) {
                findings.error(TEMPLATE, problem.message());
            } else {
                findings.warning(TEMPLATE, problem.message());
            }
        }
    }
}

package io.jenkins.plugins.reflector.engine.lint;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.util.List;

/**
 * A linter for resources that could be read. An error is what makes a resource fail whenever it is used: a range, order, pattern,
 * image name, selector or template that can never work. All else is a warning, references that lead nowhere too, since the rest
 * may be in another file.
 */
public final class ResourceLint {

    private ResourceLint() {}

    /** What is wrong or suspicious, beyond what reading the resources has told, in the order of the resources. */
    @NonNull
    public static List<Problem> check(@NonNull ReadResult read) {
        ResourceSet resources = read.resources();
        Findings findings = new Findings(read.places());
        SecretChecks secrets = new SecretChecks(resources);
        RepositoryChecks repositories = new RepositoryChecks(findings, secrets);
        resources.imageRepositories().forEach(repositories::check);
        PolicyChecks policies = new PolicyChecks(findings, resources);
        resources.imagePolicies().forEach(policies::check);
        policies.checkGroups();
        AutomationChecks automations = new AutomationChecks(findings, resources);
        resources.automations().forEach(automations::check);
        GitRepositoryChecks sources = new GitRepositoryChecks(findings, secrets);
        resources.gitRepositories().forEach(sources::check);
        return findings.all();
    }
}

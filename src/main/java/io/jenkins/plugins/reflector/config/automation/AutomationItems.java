package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.selector.LabelExpression;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import java.util.List;
import java.util.Map;

/** The way back from {@link AutomationSpecs}: an automation of Flux as it would be configured in Jenkins, to mean the same. */
public final class AutomationItems {

    private AutomationItems() {}

    /** An automation with its repository. What Jenkins would do by default and Flux does not is switched off. */
    @NonNull
    public static ImageUpdateAutomationItem of(@NonNull ImageUpdateAutomation automation, @NonNull GitRepository repository) {
        ImageUpdateAutomationItem item = new ImageUpdateAutomationItem(automation.name().name(), git(automation, repository));
        item.setNamespace(automation.name().namespace());
        item.setInterval(Durations.text(automation.interval()));
        item.setSuspend(automation.suspend());
        item.setPolicySelector(selector(automation.policySelector()));
        UpdateSettings update = new UpdateSettings();
        update.setPath(automation.path());
        update.setStrategy(automation.strategy() == null ? null : automation.strategy().text());
        item.setUpdate(update);
        AutomationOptions options = automation.options();
        item.setPolicies(options.policies());
        item.setPaths(options.paths());
        item.setRules(options.rules().stream().map(AutomationItems::rule).toList());
        item.setInclude(options.include());
        item.setExclude(options.exclude());
        item.setTemplates(options.templates());
        item.setOnConflict(options.onConflict() == null ? null : options.onConflict().text());
        item.setRebase(options.rebase());
        item.setCommitWindow(options.commitWindow() == null ? null : Durations.text(options.commitWindow()));
        item.setTrailers(Boolean.TRUE.equals(options.trailers()));
        item.setPullRequest(options.pullRequest() == null ? null : pullRequest(options.pullRequest()));
        return item;
    }

    private static GitSettings git(ImageUpdateAutomation automation, GitRepository repository) {
        GitSettings git = new GitSettings(repository.url());
        git.setCredentialsId(repository.secretRef());
        git.setProxyCredentialsId(repository.connection().proxySecretRef());
        git.setTimeout(repository.timeout().equals(GitRepository.DEFAULT_TIMEOUT) ? null : Durations.text(repository.timeout()));
        git.setRef(ref(automation.checkout() == null ? repository.ref() : automation.checkout()));
        git.setCommit(automation.commit() == null ? null : commit(automation.commit()));
        git.setPush(push(automation.push()));
        return git;
    }

    private static GitReference ref(@CheckForNull GitRef ref) {
        GitReference reference = new GitReference();
        if (ref != null) {
            reference.setBranch(ref.branch());
            reference.setTag(ref.tag());
            reference.setSemver(ref.semver());
            reference.setName(ref.name());
            reference.setCommit(ref.commit());
        }
        if (GitReference.orNull(reference) == null) {
            reference.setBranch(GitRef.DEFAULT_BRANCH);
        }
        return reference;
    }

    private static CommitSettings commit(CommitSpec spec) {
        CommitAuthor author = new CommitAuthor();
        author.setName(spec.authorName());
        author.setEmail(spec.authorEmail());
        CommitSettings commit = new CommitSettings();
        commit.setAuthor(author);
        commit.setMessageTemplate(spec.messageTemplate() == null ? CommitSpec.DEFAULT_MESSAGE : spec.messageTemplate());
        commit.setMessageTemplateValues(lines(spec.messageTemplateValues()));
        commit.setSigningKeyCredentialsId(spec.signingKey() == null ? null : spec.signingKey().secretRef());
        return commit;
    }

    private static PushSettings push(PushSpec spec) {
        PushSettings push = new PushSettings();
        push.setBranch(spec.branch());
        push.setRefspec(spec.refspec());
        push.setOptions(lines(spec.options()));
        return push;
    }

    private static PolicySelector selector(LabelSelector spec) {
        PolicySelector selector = new PolicySelector();
        selector.setMatchLabels(lines(spec.matchLabels()));
        selector.setMatchExpressions(spec.matchExpressions().stream().map(AutomationItems::expression).toList());
        return selector;
    }

    private static LabelExpression expression(LabelSelector.Expression spec) {
        LabelExpression expression = new LabelExpression(spec.key(), spec.operator());
        expression.setValues(spec.values());
        return expression;
    }

    private static EditRuleItem rule(EditRule spec) {
        EditRuleItem rule = new EditRuleItem(spec.file());
        rule.setKey(spec.key() == null ? null : spec.key().text());
        rule.setPattern(spec.pattern());
        rule.setPolicy(spec.policy());
        rule.setPart(spec.part().text());
        rule.setBump(spec.bump().text());
        return rule;
    }

    private static PullRequestSettings pullRequest(AutomationOptions.PullRequest spec) {
        PullRequestSettings request = new PullRequestSettings(spec.draft());
        request.setForge(spec.forge() == null ? null : spec.forge().text());
        request.setTitle(spec.title());
        request.setBody(spec.body());
        request.setLabels(spec.labels());
        request.setReviewers(spec.reviewers());
        return request;
    }

    private static List<String> lines(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .toList();
    }
}

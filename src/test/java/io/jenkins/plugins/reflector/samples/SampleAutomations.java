package io.jenkins.plugins.reflector.samples;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.CommitAuthor;
import io.jenkins.plugins.reflector.config.automation.CommitSettings;
import io.jenkins.plugins.reflector.config.automation.EditRuleItem;
import io.jenkins.plugins.reflector.config.automation.GitReference;
import io.jenkins.plugins.reflector.config.automation.GitSettings;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.automation.PolicySelector;
import io.jenkins.plugins.reflector.config.automation.PullRequestSettings;
import io.jenkins.plugins.reflector.config.automation.PushSettings;
import io.jenkins.plugins.reflector.config.automation.UpdateSettings;
import java.util.List;
import java.util.function.Consumer;

/** Automations with every field; what is checked out can only be said in one way each. */
public final class SampleAutomations {

    private SampleAutomations() {}

    /** Those that are enough for every field. */
    @NonNull
    public static List<ImageUpdateAutomationItem> all() {
        return List.of(
                automation("by-branch", ref -> {
                    ref.setBranch("production");
                    ref.setCommit("0123456789012345678901234567890123456789");
                }),
                automation("by-tag", ref -> ref.setTag("v1")),
                automation("by-name", ref -> ref.setName("refs/heads/production")));
    }

    private static ImageUpdateAutomationItem automation(String name, Consumer<GitReference> checkout) {
        ImageUpdateAutomationItem automation = new ImageUpdateAutomationItem(name, git(checkout));
        automation.setNamespace("team");
        automation.setInterval("45m");
        automation.setSuspend(true);
        automation.setPolicies(List.of("web-*"));
        PolicySelector selector = new PolicySelector();
        selector.setMatchLabels(List.of("stage=production"));
        selector.setMatchExpressions(List.of(Samples.expression()));
        automation.setPolicySelector(selector);
        UpdateSettings update = new UpdateSettings();
        update.setPath("apps");
        update.setStrategy("Setters");
        automation.setUpdate(update);
        automation.setPaths(List.of("clusters"));
        automation.setRules(List.of(rule()));
        automation.setInclude(List.of("apps/**"));
        automation.setExclude(List.of("apps/*/vendor/**"));
        automation.setTemplates(true);
        automation.setOnConflict("fail");
        automation.setRebase(true);
        automation.setCommitWindow("5m");
        automation.setTrailers(false);
        automation.setPullRequest(pullRequest());
        return automation;
    }

    private static GitSettings git(Consumer<GitReference> checkout) {
        GitSettings git = new GitSettings("https://git.example/deploy.git");
        git.setCredentialsId("not-there");
        git.setTimeout("90s");
        git.setProxyCredentialsId("nor-that");
        GitReference ref = new GitReference();
        checkout.accept(ref);
        git.setRef(ref);
        CommitSettings commit = new CommitSettings();
        CommitAuthor author = new CommitAuthor();
        author.setName("Robot");
        author.setEmail("robot@example.org");
        commit.setAuthor(author);
        commit.setMessageTemplate("Update {{ .Values.what }}");
        commit.setMessageTemplateValues(List.of("what=images"));
        commit.setSigningKeyCredentialsId("nor-this");
        git.setCommit(commit);
        PushSettings push = new PushSettings();
        push.setBranch("updates");
        push.setRefspec("refs/heads/main:refs/heads/mirror");
        push.setOptions(List.of("ci.skip=true"));
        git.setPush(push);
        return git;
    }

    private static EditRuleItem rule() {
        EditRuleItem rule = new EditRuleItem("charts/*/Chart.yaml");
        rule.setKey("appVersion");
        rule.setPattern("version: (.*)");
        rule.setPolicy("web");
        rule.setPart("name");
        rule.setBump("patch");
        return rule;
    }

    static PullRequestSettings pullRequest() {
        PullRequestSettings request = new PullRequestSettings(true);
        request.setForge("gitea");
        request.setTitle("New images");
        request.setBody("See the diff.");
        request.setLabels(List.of("dependencies"));
        request.setReviewers(List.of("alice"));
        return request;
    }
}

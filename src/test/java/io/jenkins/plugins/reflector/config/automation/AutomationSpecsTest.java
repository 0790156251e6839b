package io.jenkins.plugins.reflector.config.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.config.selector.LabelExpression;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.resource.VersionBump;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutomationSpecsTest {

    private static final String URL = "https://git.example.com/fleet.git";

    @Test
    void anAutomationNeedsOnlyANameAndAUrl() {
        AutomationSpecs specs = of(new ImageUpdateAutomationItem(" fleet ", new GitSettings(" " + URL)));

        ResourceName name = new ResourceName("default", "fleet");
        ImageUpdateAutomation automation = specs.automation();
        assertThat(automation.name()).isEqualTo(name);
        assertThat(automation.source()).isEqualTo(name);
        assertThat(automation.interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(automation.strategy()).isEqualTo(UpdateStrategy.BOTH);
        assertThat(automation.policySelector()).isEqualTo(LabelSelector.ALL);
        assertThat(automation.path()).isEmpty();
        assertThat(automation.suspend()).isFalse();
        assertThat(automation.push()).isEqualTo(PushSpec.SAME_BRANCH);
        assertThat(automation.commit())
                .isEqualTo(new CommitSpec(
                        "Image Reflector",
                        "image-reflector@noreply.invalid",
                        CommitSettings.DEFAULT_MESSAGE,
                        Map.of()));
        assertThat(automation.options())
                .isEqualTo(new AutomationOptions(
                        List.of(), List.of(), List.of(), List.of(), false, OnConflict.RETRY, false, null, true, null, List.of()));
        assertThat(specs.repository())
                .isEqualTo(new GitRepository(
                        name, URL, GitRef.branch("main"), null, Duration.ofSeconds(60), SourcePosition.NONE));
    }

    @Test
    void anAutomationCarriesEveryField() {
        AutomationSpecs specs = of(full());

        ImageUpdateAutomation automation = specs.automation();
        assertThat(automation.name()).isEqualTo(new ResourceName("team/a", "fleet"));
        assertThat(automation.interval()).isEqualTo(Duration.ofHours(1));
        assertThat(automation.suspend()).isTrue();
        assertThat(automation.strategy()).isEqualTo(UpdateStrategy.SETTERS);
        assertThat(automation.path()).isEqualTo("apps");
        assertThat(automation.policySelector())
                .isEqualTo(new LabelSelector(
                        Map.of("team", "a"),
                        List.of(new LabelSelector.Expression("tier", "NotIn", List.of("db", "web")))));
        assertThat(automation.commit())
                .isEqualTo(new CommitSpec(
                        "Bot",
                        "bot@example.com",
                        "Up {{ .Values.x }}\nnow",
                        Map.of("x", "y"),
                        new SigningKey("gpg", SigningKey.Type.GPG)));
        assertThat(automation.push())
                .isEqualTo(new PushSpec("updates", "refs/heads/main:refs/heads/auto", Map.of("ci.skip", "")));
        assertThat(automation.options())
                .isEqualTo(new AutomationOptions(
                        List.of("more"),
                        List.of(new EditRule(
                                "*/Chart.yaml", KeyPath.parse("appVersion"), null, "app", ImagePart.TAG, VersionBump.SAME)),
                        List.of("**/*.yaml"),
                        List.of("test/**"),
                        true,
                        OnConflict.FORCE,
                        true,
                        Duration.ofMinutes(10),
                        false,
                        new AutomationOptions.PullRequest(
                                ForgeKind.GITEA, "Title", "Body\nmore", List.of("deps"), List.of("ann", "bob"), true),
                        List.of("web-*", "team/nginx")));
        assertThat(specs.repository().url()).isEqualTo(URL);
        assertThat(specs.repository().secretRef()).isEqualTo("git-bot");
        assertThat(specs.repository().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(specs.repository().ref()).isEqualTo(new GitRef("b", "t", "1.x", "refs/heads/n", "0".repeat(40)));
    }

    @Test
    void whatAFormLeavesBlankIsAsIfItWereNotThere() {
        GitSettings git = new GitSettings(URL);
        git.setRef(new GitReference());
        git.setCommit(new CommitSettings());
        git.setPush(new PushSettings());
        git.setTimeout(" ");
        git.setCredentialsId("");
        ImageUpdateAutomationItem blank = new ImageUpdateAutomationItem("fleet", git);
        blank.setNamespace(" ");
        blank.setInterval("");
        blank.setPolicies(List.of(" \n "));
        blank.setPolicySelector(new PolicySelector());
        UpdateSettings update = new UpdateSettings();
        update.setStrategy("both");
        blank.setUpdate(update);
        blank.setRules(List.of());
        blank.setOnConflict("");
        blank.setTrailers(true);

        assertThat(blank).usingRecursiveComparison().isEqualTo(new ImageUpdateAutomationItem("fleet", new GitSettings(URL)));
        assertThat(of(blank)).isEqualTo(of(new ImageUpdateAutomationItem("fleet", new GitSettings(URL))));
    }

    @Test
    void whatCanNeverRunIsToldInOneSentence() {
        assertRefused(new ImageUpdateAutomationItem("fleet", null), "git.url: ");
        assertRefused(new ImageUpdateAutomationItem("fleet", new GitSettings("/etc/secrets.git")), "git.url: ");
        ImageUpdateAutomationItem soon = full();
        soon.setInterval("soon");
        assertRefused(soon, "not \"soon\"");
        ImageUpdateAutomationItem twice = full();
        twice.getGit().getCommit().setMessageTemplateValues(List.of("a=1\na=2"));
        assertRefused(twice, "The key \"a\" is there twice");
        ImageUpdateAutomationItem rule = full();
        rule.setRules(List.of(new EditRuleItem("x.env")));
        assertRefused(rule, "The rule for the file \"x.env\": it needs either a key or a pattern.");
        ImageUpdateAutomationItem expression = full();
        expression.getPolicySelector().setMatchExpressions(List.of(new LabelExpression("tier", "In")));
        assertRefused(expression, "needs at least one value");
    }

    @Test
    void anAutomationOfAFolderBelongsToItWhateverItSays() {
        assertThat(AutomationSpecs.of(full(), "team/b").automation().name()).isEqualTo(new ResourceName("team/b", "fleet"));
    }

    @Test
    void unknownWordsAreRefusedWhereTheyAreWritten() {
        ImageUpdateAutomationItem item = full();
        assertThatThrownBy(() -> item.setOnConflict("merge"))
                .hasMessage("onConflict \"merge\" is unknown: write one of retry, fail, force.");
        assertThatThrownBy(() -> item.getUpdate().setStrategy("Magic"))
                .hasMessage("update.strategy \"Magic\" is unknown: write Setters, Images or Both.");
        item.getPullRequest().setForge("cvs");
        assertRefused(item, "The forge \"cvs\" is unknown");
        item.getUpdate().setStrategy("markers");
        assertThat(item.getUpdate().getStrategy()).isEqualTo("Setters");
    }

    private static AutomationSpecs of(ImageUpdateAutomationItem item) {
        return AutomationSpecs.of(item, null);
    }

    private static void assertRefused(ImageUpdateAutomationItem item, String why) {
        assertThatThrownBy(() -> of(item))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static ImageUpdateAutomationItem full() {
        GitReference ref = new GitReference();
        ref.setBranch("b");
        ref.setTag("t");
        ref.setSemver("1.x");
        ref.setName("refs/heads/n");
        ref.setCommit("0".repeat(40));
        CommitAuthor author = new CommitAuthor();
        author.setName("Bot");
        author.setEmail("bot@example.com");
        CommitSettings commit = new CommitSettings();
        commit.setAuthor(author);
        commit.setMessageTemplate("Up {{ .Values.x }}\r\nnow");
        commit.setMessageTemplateValues(List.of("x=y"));
        commit.setSigningKeyCredentialsId("gpg");
        PushSettings push = new PushSettings();
        push.setBranch("updates");
        push.setRefspec("refs/heads/main:refs/heads/auto");
        push.setOptions(List.of("ci.skip"));
        GitSettings git = new GitSettings(URL);
        git.setCredentialsId("git-bot");
        git.setTimeout("5m");
        git.setRef(ref);
        git.setCommit(commit);
        git.setPush(push);
        LabelExpression expression = new LabelExpression("tier", "NotIn");
        expression.setValues(List.of("db\nweb"));
        PolicySelector selector = new PolicySelector();
        selector.setMatchLabels(List.of("team=a"));
        selector.setMatchExpressions(List.of(expression));
        UpdateSettings update = new UpdateSettings();
        update.setPath("apps");
        update.setStrategy("setters");
        EditRuleItem rule = new EditRuleItem("*/Chart.yaml");
        rule.setKey("appVersion");
        rule.setPolicy("app");
        rule.setPart("tag");
        rule.setBump("same");
        PullRequestSettings request = new PullRequestSettings();
        request.setForge("gitea");
        request.setTitle("Title");
        request.setBody("Body\r\nmore");
        request.setLabels(List.of("deps"));
        request.setReviewers(List.of("ann\nbob"));
        request.setDraft(true);
        ImageUpdateAutomationItem item = new ImageUpdateAutomationItem("fleet", git);
        item.setNamespace("team/a");
        item.setInterval("1h");
        item.setSuspend(true);
        item.setPolicies(List.of("web-*\nteam/nginx"));
        item.setPolicySelector(selector);
        item.setUpdate(update);
        item.setPaths(List.of("more"));
        item.setRules(List.of(rule));
        item.setInclude(List.of("**/*.yaml"));
        item.setExclude(List.of("test/**"));
        item.setTemplates(true);
        item.setOnConflict("force");
        item.setRebase(true);
        item.setCommitWindow("10m");
        item.setTrailers(false);
        item.setPullRequest(request);
        return item;
    }
}

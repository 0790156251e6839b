package io.jenkins.plugins.reflector.config.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutomationChecksTest {

    @Test
    void aTemplateIsJudgedWithLineAndColumn() {
        assertThat(AutomationChecks.message("Update\n{{ range .Changed }}", Map.of()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
                    assertThat(problem.message()).startsWith("line 2, column ");
                });
        assertThat(AutomationChecks.message("{{ .Nope }}", Map.of()))
                .extracting(Problem::severity)
                .containsExactly(Problem.Severity.WARNING);
        assertThat(AutomationChecks.message("{{ .Values.cluster }}", Map.of("cluster", "prod"))).isEmpty();
        assertThat(AutomationChecks.message(" ", Map.of())).isEmpty();
        assertThat(AutomationChecks.message(CommitSettings.DEFAULT_MESSAGE, Map.of())).isEmpty();
    }

    @Test
    void aPushBranchIsANameOrATemplate() {
        assertThat(AutomationChecks.pushBranch("updates/all")).isEmpty();
        assertThat(AutomationChecks.pushBranch("up-{{ .AutomationObject.Name }}")).isEmpty();
        assertThat(AutomationChecks.pushBranch("")).isEmpty();
        assertThat(AutomationChecks.pushBranch("up {{ .Nope")).hasValueSatisfying(p -> assertThat(p).contains("line 1, column "));
        assertThat(AutomationChecks.pushBranch("-f")).hasValueSatisfying(p -> assertThat(p).contains("'-f' is not a valid name"));
    }

    @Test
    void aRefspecNamesOneRef() {
        assertThat(AutomationChecks.refspec("refs/heads/main:refs/heads/auto")).isEmpty();
        assertThat(AutomationChecks.refspec(null)).isEmpty();
        assertThat(AutomationChecks.refspec("a:b:c"))
                .hasValueSatisfying(p -> assertThat(p).startsWith("the refspec 'a:b:c' (git.push.refspec) is not of the form"));
    }

    @Test
    void whatCannotBeCheckedOutIsToldBeforehand() {
        assertThat(AutomationChecks.ref(GitRef.branch("release/1"))).isEmpty();
        assertThat(AutomationChecks.ref(GitRef.branch("a..b"))).isPresent();
        assertThat(AutomationChecks.ref(new GitRef(null, null, ">>1", null, null))).isPresent();
        assertThat(AutomationChecks.ref(new GitRef(null, null, null, "main", null)))
                .hasValueSatisfying(p -> assertThat(p).contains("write one such as refs/heads/main"));
        assertThat(AutomationChecks.ref(new GitRef(null, null, null, null, "abc"))).isPresent();
    }

    @Test
    void authorsAndPoliciesAreJudgedToo() {
        assertThat(AutomationChecks.email("bot@example.com")).isEmpty();
        assertThat(AutomationChecks.email("Bot <bot@example.com>")).isPresent();
        assertThat(AutomationChecks.person("Bot")).isEmpty();
        assertThat(AutomationChecks.person("Bot <x>")).isPresent();
        assertThat(AutomationChecks.policies("nginx-policy\nweb-*\n team-?/a/* ")).isEmpty();
        assertThat(AutomationChecks.policies("web-*\n$x")).hasValueSatisfying(p -> assertThat(p).startsWith("\"$x\" names no policy"));
        assertThat(List.of("image.tag", "a[0].b")).allSatisfy(key -> assertThat(AutomationChecks.key(key)).isEmpty());
        assertThat(AutomationChecks.key("a[")).isPresent();
    }
}

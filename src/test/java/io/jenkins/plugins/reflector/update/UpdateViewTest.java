package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateViewTest {

    private static final ResourceName JOB = new ResourceName("default", "update");
    private static final ResourceName NGINX = new ResourceName("default", "nginx");
    private static final PolicyImage PICK = new PolicyImage(NGINX, new LatestRef("nginx", "1.23.1", null));
    private static final String ID = "0123456789012345678901234567890123456789";

    @Test
    void aPushedUpdateNamesItsCommitOnce() {
        UpdateView view = view(result("https://github.com/acme/fleet.git", true), List.of(), false);

        assertThat(view.getState()).isEqualTo("pushed");
        assertThat(view.getWhat()).isEqualTo("1 image in 1 file");
        assertThat(view.getCommits()).singleElement().satisfies(commit -> {
            assertThat(commit.getShortId()).isEqualTo("0123456");
            assertThat(commit.getSubject()).isEqualTo("Update nginx");
            assertThat(commit.getLink()).isEqualTo("https://github.com/acme/fleet/commit/" + ID);
        });
        assertThat(view.getImages()).singleElement().satisfies(image -> assertThat(image.getReason()).isEqualTo("newest of two"));
    }

    @Test
    void whatIsNotPushedIsADryRunOrAFailure() {
        ReflectorUpdateResult changed = result("https://g/x.git", false);

        assertThat(view(changed, List.of(), true).getState()).isEqualTo("dry-run");
        assertThat(view(changed, List.of(), false).getState()).as("of an older version").isEqualTo("dry-run");
        assertThat(view(changed, List.of("The branch is protected."), false).getState()).isEqualTo("failed");
        assertThat(view(changed, List.of(), true).getCommits()).as("not on the server").isEmpty();
        assertThat(view(ReflectorUpdateResult.nothing(), List.of(), false).getState()).isEqualTo("unchanged");
    }

    @Test
    void onlyPoliciesOfTheConfigurationHaveAPage() {
        ReflectorUpdateResult own = result("https://g/x.git", true);
        UpdateView configured = view(own.ofConfiguration("default/nginx"::equals), List.of(), false);

        assertThat(configured.policyLink(configured.getImages().get(0))).isEqualTo("page of default/nginx for nginx");
        assertThat(view(own, List.of(), false).policyLink(own.getImages().get(0))).isNull();
        assertThat(configured.getImages().get(0).getReason()).isEqualTo("newest of two");
    }

    @Test
    void onlyAddressesOfTheWebBecomeLinks() {
        assertThat(CommitLink.web("javascript:alert(1)//https://x")).isNull();
        assertThat(CommitLink.web("https://x/\" onclick=\"y")).isNull();
        assertThat(CommitLink.web(null)).isNull();
        assertThat(CommitLink.web("https://git.example.com/a/commit/1?x=1&y=2")).isNotNull();
    }

    @Test
    void aDiffIsToldLineByLineAlsoWhereALineBeginsAsAHeader() {
        List<DiffPart> parts = DiffPart.of("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n same\n--- old\n+++ new\n+more\n same\n"
                + "diff --git a/y b/y\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n[The diff is cut after 5 of 9 bytes.]\n");

        assertThat(parts.stream().map(part -> part.getKind() + " " + part.getText().lines().count()))
                .containsExactly("head 4", "same 1", "old 1", "new 2", "same 1", "head 4", "old 1", "new 1", "head 1");
        assertThat(parts.get(3).getText()).isEqualTo("+++ new\n+more\n");
    }

    @Test
    void aBuildKeepsTheBeginningOfALongDiffOnly() {
        ReflectorUpdateResult result = result("https://g/x.git", true, "x".repeat(100) + "\n", 4000);

        UpdateRecord kept = new UpdateRecord("key", null, 0, true, result, List.of(), false);

        assertThat(result.getDiff().length()).isGreaterThan(KeptDiff.MOST_BYTES);
        assertThat(kept.getResult().getDiff()).hasSizeLessThan(KeptDiff.MOST_BYTES + 100).contains("[The diff is cut after ");
        assertThat(kept.getResult().getImages()).isEqualTo(result.getImages());
        assertThat(kept.getResult().isPushed()).isTrue();
        assertThat(kept.getResult().getCommit()).isSameAs(result.getCommit());
    }

    private static UpdateView view(ReflectorUpdateResult result, List<String> failures, boolean dryRun) {
        return new UpdateView(new UpdateRecord("key", null, 7, true, result, failures, dryRun), (policy, image) -> "page of " + policy + " for " + image);
    }

    private static ReflectorUpdateResult result(String url, boolean pushed) {
        return result(url, pushed, "newTag: 1.23.0\n", 1);
    }

    private static ReflectorUpdateResult result(String url, boolean pushed, String line, int lines) {
        Change change = new Change(new ObjectId("", "Kustomization", "", ""), 1, "1.23.0", "1.23.1", NGINX.marker(), NGINX);
        FileChange file = new FileChange(
                "k.yaml", bytes(line.repeat(lines)), bytes(line.replace("1.23.0", "1.23.1").replace('x', 'y').repeat(lines)), List.of(change));
        AutomationReport report = new AutomationReport(
                JOB,
                true,
                false,
                "Succeeded",
                "pushed",
                new UpdateResult(List.of(file), List.of()),
                new AutomationReport.Commit(ID, "main", "Update nginx\n\nmore"),
                pushed,
                null);
        return ReflectorUpdateResult.all(List.of(new RequestRun.Ended(report, ReflectorUpdateResult.of(report, List.of(PICK), url))))
                .because(Map.of(PICK, "newest of two"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

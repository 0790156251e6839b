package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.forge.PullRequest;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.samples.StrictXStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a build keeps of its updates is read again as it was. */
class UpdateActionStoredTest {

    private static final ResourceName JOB = new ResourceName("team", "deploy");
    private static final ResourceName WEB = new ResourceName("team", "web");

    private static RequestRun.Ended ended() {
        Change change = new Change(new ObjectId("apps/v1", "Deployment", "web", "team"), 4, "1.2.0", "1.3.0", WEB.marker(), WEB);
        FileChange file = new FileChange("k.yaml", bytes("tag: 1.2.0\n"), bytes("tag: 1.3.0\n"), List.of(change));
        AutomationReport report = new AutomationReport(
                JOB,
                true,
                false,
                "Succeeded",
                "repository up-to-date",
                new UpdateResult(List.of(file), List.of(new ManifestWarning("k.yaml", 3, "a warning"))),
                new AutomationReport.Commit("0123456789012345678901234567890123456789", "updates", "Update web"),
                true,
                new PullRequest(7, "https://github.com/org/fleet/pull/7", true));
        return new RequestRun.Ended(
                report,
                ReflectorUpdateResult.of(
                        report,
                        List.of(new PolicyImage(WEB, new LatestRef("registry.example/web", "1.3.0", "sha256:1"))),
                        "https://github.com/org/fleet.git"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theWholeResultIsReadAgain() throws Exception {
        UpdateAction action = new UpdateAction();
        action.end("first", new UpdateOutcome(ReflectorUpdateResult.all(List.of(ended())), List.of("another failed."), List.of()), true);
        action.deliveries("second").begin(JOB, ended().result());

        UpdateAction read = (UpdateAction) StrictXStream.read(StrictXStream.write(action));

        assertThat(read).usingRecursiveComparison().isEqualTo(action);
        assertThat(read.ended("first").orElseThrow().getResult().getFiles().get(0).getChanges().get(0).getObject()).hasToString("Deployment team/web");
        assertThat(read.deliveries("second").begun(JOB)).isPresent();
    }

    @Test
    void aBuildOfAnOlderVersionIsRead() throws Exception {
        UpdateAction action = new UpdateAction();
        action.end(
                "first",
                new UpdateOutcome(
                        ReflectorUpdateResult.all(List.of(ended())).because(Map.of(new PolicyImage(WEB, new LatestRef("registry.example/web", "1.3.0", "sha256:1")), "why")),
                        List.of(),
                        List.of()),
                true);
        String older = StrictXStream.write(action).replaceAll("<(dryRun|reason|ofConfiguration)>[^<]*</(dryRun|reason|ofConfiguration)>", "");

        UpdateAction read = (UpdateAction) StrictXStream.read(older);

        assertThat(older).doesNotContain("dryRun", "why", "ofConfiguration");
        assertThat(read.getUpdates().get(0).isDryRun()).isFalse();
        assertThat(read.views((policy, image) -> "a page")).singleElement().satisfies(view -> {
            assertThat(view.getState()).isEqualTo("pushed");
            assertThat(view.getImages()).singleElement().satisfies(image -> {
                assertThat(image.getReason()).isNull();
                assertThat(view.policyLink(image)).as("whose the policy was is not known").isNull();
            });
            assertThat(view.getPullRequests()).singleElement().satisfies(request -> assertThat(request.getLink()).isNotNull());
        });
    }
}

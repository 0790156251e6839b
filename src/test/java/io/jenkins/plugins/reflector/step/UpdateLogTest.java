package io.jenkins.plugins.reflector.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.forge.PullRequest;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.update.ReflectorUpdateResult;
import io.jenkins.plugins.reflector.update.UpdateOutcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateLogTest {

    private static final ResourceName JOB = new ResourceName("team", "deploy");
    private static final ResourceName NGINX = new ResourceName("team", "nginx");
    private static final String ID = "0123456789012345678901234567890123456789";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final UpdateLog log =
            new UpdateLog(new PrintStream(bytes, true, StandardCharsets.UTF_8), (url, text) -> "[" + text + "](" + url + ")");

    @Test
    void aLineForEachImageThenTheCommitWithItsLink() {
        Change change = change(4);
        log.line("fetched main at 1234567");
        log.change("k.yaml", change);
        log.end(outcome("https://github.com/org/fleet.git", true, change), false);

        assertThat(told()).containsExactly(
                "fetched main at 1234567",
                "nginx 1.23.0 -> 1.23.1 in k.yaml:4",
                "commit [" + ID + "](https://github.com/org/fleet/commit/" + ID + ") on main",
                "pull request [#7](https://github.com/org/fleet/pull/7)",
                "Image Reflector: 1 image updated in 1 file, commit " + ID);
    }

    @Test
    void whereNoPageIsKnownThereIsNoLink() {
        log.end(outcome("https://git.example.com/fleet.git", true, change(4)), false);

        assertThat(told()).contains("commit " + ID + " on main");
    }

    @Test
    void manyPlacesAreCounted() {
        log.end(
                outcome("x", true, change(1), change(2), change(3), change(4), change(5), change(6), change(7)), false);

        assertThat(told().get(0)).isEqualTo(
                "nginx 1.23.0 -> 1.23.1 in k.yaml:1, k.yaml:2, k.yaml:3, k.yaml:4, k.yaml:5 and 2 more");
    }

    @Test
    void aDryRunShowsTheDiff() {
        log.end(outcome("x", false, change(1)), true);

        assertThat(told()).contains("-newTag: 1.23.0", "+newTag: 1.23.1").last().asString().endsWith("not pushed");
    }

    private List<String> told() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Change change(int line) {
        return new Change(new ObjectId("", "Kustomization", "", ""), line, "1.23.0", "1.23.1", NGINX.marker(), NGINX);
    }

    private static UpdateOutcome outcome(String url, boolean pushed, Change... changes) {
        FileChange file = new FileChange(
                "k.yaml",
                "newTag: 1.23.0\n".getBytes(StandardCharsets.UTF_8),
                "newTag: 1.23.1\n".getBytes(StandardCharsets.UTF_8),
                List.of(changes));
        AutomationReport report = new AutomationReport(
                JOB,
                true,
                false,
                "Succeeded",
                "",
                new UpdateResult(List.of(file), List.of()),
                new AutomationReport.Commit(ID, "main", "Update"),
                pushed,
                pushed ? new PullRequest(7, "https://github.com/org/fleet/pull/7", true) : null);
        ReflectorUpdateResult result = ReflectorUpdateResult.of(
                report, List.of(new PolicyImage(NGINX, new LatestRef("nginx", "1.23.1", null))), url);
        List<UpdateOutcome.Push> pushes = new ArrayList<>();
        if (pushed) {
            pushes.add(new UpdateOutcome.Push(url, result));
        }
        return new UpdateOutcome(result, List.of(), pushes);
    }
}

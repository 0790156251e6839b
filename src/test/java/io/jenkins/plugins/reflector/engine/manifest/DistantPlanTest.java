package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.resource.VersionBump;
import io.jenkins.plugins.reflector.testing.Serialized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistantPlanTest {

    private static final PolicyImage NGINX =
            new PolicyImage(new ResourceName("team", "nginx"), new LatestRef("nginx", "1.23.1", null));

    @TempDir
    Path root;

    private final List<Integer> openQuestions = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(root.resolve("apps/old"));
        Files.writeString(root.resolve("apps/kustomization.yaml"), "images:\n- name: nginx\n  newTag: 1.23.0\n");
        Files.writeString(root.resolve("apps/old/kustomization.yaml"), "images:\n- name: nginx\n  newTag: 1.24.0\n");
        Files.writeString(root.resolve("apps/values.toml"), "tag = \"1.23.0\"\n");
    }

    /** The files, on a machine that only takes and gives what can travel. */
    private FileTree distant() throws IOException {
        DirectoryTree files = new DirectoryTree(root);
        return new FileTree() {
            @Override
            public List<String> files(String path) {
                throw new AssertionError("the files are to be listed there");
            }

            @Override
            public byte[] read(String file) {
                throw new AssertionError("the files are to be read there");
            }

            @Override
            public DistantPlan.Planner planner() {
                return task -> {
                    DistantPlan.Reply reply = Serialized.copy(DistantPlan.plan(Serialized.copy(task), files));
                    openQuestions.add(reply.open().size());
                    return reply;
                };
            }
        };
    }

    private static final TagSteps HOLDING = new TagSteps() {
        @Override
        public boolean isLower(PolicyImage pick, String than) {
            return than.equals("1.24.0");
        }

        @Override
        public Objection objection(PolicyImage pick, String standing, boolean byName) {
            return isLower(pick, standing) ? new Objection(true, "onDowngrade", "it is lower") : null;
        }
    };

    private EditPlan plan(FileTree tree, AutomationOptions options) throws IOException {
        return EditPlan.of(
                new ManifestUpdater(UpdateStrategy.BOTH, "team", List.of(NGINX), options),
                new OverlayTree(tree),
                FileSelection.of("apps", options),
                HOLDING);
    }

    @Test
    void changesWhatAPlanHereWouldChange() throws IOException {
        UpdateResult there = plan(distant(), AutomationOptions.NONE).result();

        UpdateResult here = plan(new DirectoryTree(root), AutomationOptions.NONE).result();
        assertThat(there).usingRecursiveComparison().isEqualTo(here);
        assertThat(there.files()).extracting(FileChange::path).containsExactly("apps/kustomization.yaml");
        assertThat(there.warnings()).extracting(ManifestWarning::message).singleElement().asString().contains("1.24.0 stays");
    }

    @Test
    void asksOnceAndKeepsNothingThere() throws IOException {
        plan(distant(), AutomationOptions.NONE);

        assertThat(openQuestions).containsExactly(2, 0);
    }

    @Test
    void plansAnewAfterALostRace() throws IOException {
        EditPlan first = plan(distant(), AutomationOptions.NONE);
        Files.writeString(root.resolve("apps/kustomization.yaml"), "# theirs\nimages:\n- name: nginx\n  newTag: 1.23.0\n");

        UpdateResult again = first.again(new OverlayTree(distant()), HOLDING).result();

        assertThat(again.files()).singleElement().satisfies(file -> assertThat(new String(file.after()))
                .isEqualTo("# theirs\nimages:\n- name: nginx\n  newTag: 1.23.1\n"));
    }

    @Test
    void takesRulesAndGlobsAlongAndNothingElse() throws IOException {
        AutomationOptions options = new AutomationOptions(
                        List.of(),
                        List.of(new EditRule("apps/*.toml", KeyPath.parse("tag"), null, "nginx", ImagePart.TAG, VersionBump.NONE)),
                        List.of(),
                        List.of("apps/old/kustomization.yaml"),
                        false,
                        null,
                        false,
                        Duration.ofMinutes(1),
                        true,
                        null);

        UpdateResult result = plan(distant(), options).result();

        assertThat(result.files()).extracting(FileChange::path).containsExactly("apps/kustomization.yaml", "apps/values.toml");
        assertThat(options.forEditing().commitWindow()).isNull();
    }

    @Test
    void tellsWhatIsWrongThere() throws IOException {
        FileTree tree = distant();
        assertThatThrownBy(() -> EditPlan.of(
                        new ManifestUpdater(UpdateStrategy.BOTH, "team", List.of(NGINX)),
                        tree,
                        FileSelection.of("nowhere"),
                        HOLDING))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void givesUpOnAMachineThatAsksWithoutEnd() {
        DistantPlan.Task task = new DistantPlan.Task(
                UpdateStrategy.BOTH, "team", List.of(NGINX), AutomationOptions.NONE, FileSelection.of(""), List.of());
        DistantPlan.Planner endless = each -> new DistantPlan.Reply(
                new UpdateResult(List.of(), List.of()),
                List.of(new DistantPlan.Question("a.yaml", NGINX, "t" + each.answers().size(), true)));

        assertThatThrownBy(() -> DistantPlan.ask(endless, task, StandingTags.OVERWRITTEN))
                .hasMessageContaining("asks without end");
    }
}

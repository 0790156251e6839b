package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.validation.Author;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.CommitMessage;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateResultTest {

    private static final ResourceName JOB = new ResourceName("default", "update");
    private static final ResourceName NGINX = new ResourceName("default", "nginx");
    private static final PolicyImage PICK = new PolicyImage(NGINX, new LatestRef("nginx", "1.23.1", null));
    private static final String ID = "0123456789012345678901234567890123456789";

    @Test
    void tellsAScriptWhatWasDoneAndSurvivesARestart() throws Exception {
        ReflectorUpdateResult result = restarted(ReflectorUpdateResult.of(report(), List.of(PICK), "https://g/x.git"));

        assertThat(result.isChanged()).isTrue();
        assertThat(result.isPushed()).isTrue();
        assertThat(result.getCommit()).hasToString(ID);
        assertThat(result.getCommit().getBranch()).isEqualTo("main");
        assertThat(result.getImages()).singleElement().satisfies(image -> {
            assertThat(image.getPolicy()).isEqualTo("default/nginx");
            assertThat(image.getOldTag()).isEqualTo("1.23.0");
            assertThat(image.getNewTag()).isEqualTo("1.23.1");
            assertThat(image.getDigest()).isNull();
        });
        assertThat(result.getFiles()).hasSize(1);
        assertThat(result.getWarnings()).hasSize(1);
        assertThat(result.getDiff()).contains("-newTag: 1.23.0", "+newTag: 1.23.1");
    }

    @Test
    void whatWasPushedIsTheHistorysWithoutTheSecretsOfTheUrl() {
        ReflectorUpdateResult result = ReflectorUpdateResult.of(report(), List.of(PICK), "https://g/x.git");

        PushedUpdate update = PushedUpdates.byBuild("team/deploy", 12, result, "https://g.example.com/x.git?token=secret", 7);

        assertThat(update.by()).isEqualTo("team/deploy #12");
        assertThat(update.url()).isEqualTo("https://g.example.com/x.git");
        assertThat(update.commit()).isEqualTo(ID);
        assertThat(update.images()).containsExactly(new PushedUpdate.Image("default/nginx", "nginx", "1.23.0", "1.23.1", null));
        assertThat(update.files()).hasSize(1);
        assertThat(PushedUpdates.byAutomation(JOB, result, "git@g:x.git", 7).by()).isEqualTo("default/update");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ReflectorUpdateResult.class,
                CommitInfo.class,
                ImageChange.class,
                FileInfo.class,
                ChangeInfo.class,
                WarningInfo.class
            })
    void everyGetterIsAllowedInTheSandbox(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().matches("(get|is)[A-Z].*")) {
                assertThat(method.isAnnotationPresent(Whitelisted.class)).as(method.toString()).isTrue();
            }
        }
    }

    @Test
    void theDefaultMessageNamesWhatChanged() throws Exception {
        PolicyImage unchanged =
                new PolicyImage(new ResourceName("default", "redis"), new LatestRef("redis", "7.0.0", null));

        assertThat(message(null, PICK, unchanged))
                .isEqualTo("Update nginx to 1.23.1");
    }

    @Test
    void anOwnMessageIsATemplate() throws Exception {
        assertThat(message("bump {{ len .Changed.Changes }}\n", PICK))
                .isEqualTo("bump 1\n");
    }

    @Test
    void anOrderSaysWhatItLacks() {
        ImageEntry nginx = new ImageEntry("nginx");
        nginx.setTag("1.23.1");
        assertThat(order(null, nginx).problem()).isEmpty();
        assertThat(order(null, nginx).waiting("1m").problem()).hasValueSatisfying(p -> assertThat(p).contains("give url"));
        assertThat(order("https://git.example.com/x.git").problem())
                .hasValueSatisfying(p -> assertThat(p).contains("images"));
        assertThat(order("/etc", nginx).problem()).isPresent();
        assertThat(order("https://git.example.com/x.git", nginx).problem()).isEmpty();
        assertThat(order("https://git.example.com/x.git", nginx).editing("", "Sometimes").problem())
                .hasValueSatisfying(p -> assertThat(p).contains("Sometimes"));
        assertThat(order("https://git.example.com/x.git", nginx).ending("merge", false).problem())
                .hasValueSatisfying(p -> assertThat(p).contains("merge"));
    }

    @Test
    void imagesWithoutANameGetOneEach() {
        EntryNames names = new EntryNames("team");
        assertThat(names.next("ghcr.io/org/App")).hasToString("team/app");
        assertThat(names.next("docker.io/app")).hasToString("team/app-2");
    }

    private static UpdateOrder order(String url, ImageEntry... images) {
        return new UpdateOrder(url, List.of(images), List.of())
                .on(null, null, null)
                .editing(null, null)
                .committing(null, null)
                .ending(null, false);
    }

    private static String message(String template, PolicyImage... picks) throws Exception {
        return CommitMessage.render(
                DefaultMessage.commit(Author.DEFAULT, template, List.of(picks), null),
                JOB,
                report().update(),
                List.of(picks),
                warning -> {
                    throw new IllegalStateException(warning);
                });
    }

    private static AutomationReport report() {
        Change change = new Change(
                new ObjectId("", "Kustomization", "", ""), 1, "1.23.0", "1.23.1", NGINX.marker(), NGINX);
        FileChange file = new FileChange("k.yaml", bytes("newTag: 1.23.0\n"), bytes("newTag: 1.23.1\n"), List.of(change));
        return new AutomationReport(
                JOB,
                true,
                false,
                "Succeeded",
                "repository up-to-date",
                new UpdateResult(List.of(file), List.of(new ManifestWarning("k.yaml", 3, "look"))),
                new AutomationReport.Commit(ID, "main", "Update"),
                true,
                null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ReflectorUpdateResult restarted(ReflectorUpdateResult result) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(result);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (ReflectorUpdateResult) in.readObject();
        }
    }
}

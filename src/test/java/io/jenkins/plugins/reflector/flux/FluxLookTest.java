package io.jenkins.plugins.reflector.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.config.automation.FluxSourceItem;
import io.jenkins.plugins.reflector.config.automation.GitReference;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FluxLookTest {

    @RegisterExtension
    static final RealGit git = RealGit.http();

    private static final String RESOURCE = "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\n";

    @TempDir
    Path folder;

    private EmbeddedGitRepository repository;
    private FluxSourceItem source;
    private FluxLook look;

    @BeforeEach
    void begin() throws IOException {
        String name = "flux-" + System.nanoTime();
        repository = git.create(name);
        repository.commit("main", Map.of("clusters/a.yaml", RESOURCE, "README.md", "x"), "Begin");
        source = new FluxSourceItem("fleet", git.url(name));
        source.setPath("clusters");
        look = new FluxLook(new JGitSessions(folder.resolve("mirrors"), UrlRules.LOCAL_TOO));
    }

    private FluxState look(FluxState known) throws Exception {
        return look.look(source, new GitRemote(source.getUrl(), GitCredentials.NONE, Duration.ofMinutes(1)), known);
    }

    @Test
    void aChangeIsReadAndNothingElseIs() throws Exception {
        FluxState first = look(null);
        assertThat(first.files()).extracting(SourceText::file).containsExactly("clusters/a.yaml");
        assertThat(look(first)).isNull();

        repository.commit("main", Map.of("clusters/b.yaml", RESOURCE), "More");
        FluxState second = look(first);
        assertThat(second.files()).hasSize(2);
        assertThat(second.commit()).isNotEqualTo(first.commit());
    }

    @Test
    void whatIsNotThereIsAnError() {
        GitReference ref = new GitReference();
        ref.setBranch("nowhere");
        source.setRef(ref);
        assertThatThrownBy(() -> look(null)).isInstanceOf(GitException.class).hasMessageContaining("nowhere");
        source.setRef(null);
        source.setPath("nowhere");
        assertThatThrownBy(() -> look(null)).isInstanceOf(IOException.class).hasMessageContaining("nowhere");
    }

    @Test
    void whatWasReadIsKeptInAFileAndADamagedOneCountsForNothing() throws Exception {
        Path file = folder.resolve("flux/fleet.v1.json");
        assertThat(FluxState.read(file)).isNull();
        FluxState state = look(null);
        state.write(file);
        assertThat(FluxState.read(file)).isEqualTo(state);
        assertThat(state.place()).isEqualTo(FluxLook.place(source));

        for (String damaged : List.of("{", "{}", "[1]")) {
            Files.writeString(file, damaged);
            assertThat(FluxState.read(file)).isNull();
        }
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Folders with resources of ours that are moved into another folder, or copied. */
class MovedFolderIT extends WithServers {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(50);

    private static Triggers triggers;

    @BeforeAll
    static void fill() throws Exception {
        triggers = new Triggers(jenkins);
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    /** A folder with a repository, a policy over it, and a job that it starts. */
    private static void team(String name) throws Exception {
        registry.push("library/" + name, "1.23.1");
        jenkins.jobs().create(name, Folders.folder(
                Folders.repositories("repository", name, "").replace("<interval>1h</interval>", "<interval>20s</interval>"), Folders.policies("repository", "newest")));
        jenkins.jobs().in(name).create("listener", "<project>" + Triggers.trigger("<policies><string>newest</string></policies>") + "</project>");
        triggers.awaitSeen(name + "/listener", name + ":1.23.1");
    }

    private static Build update(Jobs jobs, String fleet, String image) throws Exception {
        Fleet target = Fleet.create(git, fleet);
        target.repository().commit("main", Map.of(Fleet.PATH, Fleet.manifest("1.23.0").replace("nginx", image)), "Another image");
        Build build = jobs.runPipeline(fleet, "reflectorUpdate url: '" + target.url() + "', credentialsId: 'git-bot', policies: ['newest']");
        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(target.manifest()).contains("newTag: 1.23.");
        return build;
    }

    @Test
    @DisplayName("A folder is moved into another one: its resources have the new place's name, no build is started by that, the next image starts one, a step finds the policy, its page still has when what was picked, and what its jobs pushed is told under the new name")
    void survivesAMove(TestReporter reporter) throws Exception {
        team("movable");
        jenkins.jobs().create("destination", Folders.folder());
        update(jenkins.jobs().in("movable"), "before-the-move", "movable");

        jenkins.http().post("job/movable/move/move", Map.of("destination", "/destination"));

        Jobs jobs = jenkins.jobs().in("destination/movable");
        Thread.sleep(LONG_ENOUGH.toMillis());
        assertThat(jobs.count("listener")).as("builds that the move started").isZero();
        registry.push("library/movable", "1.23.2");
        Build build = triggers.awaitBuild(jobs, "listener", 1);
        assertThat(build.log()).contains("movable:1.23.1 → movable:1.23.2 (policy destination/movable/newest)");
        assertThat(update(jobs, "moved", "movable").log()).contains("movable 1.23.0 -> 1.23.2");
        assertThat(jobs.count("listener")).isEqualTo(1);
        assertThat(jenkins.http().script("""
                def state = new io.jenkins.plugins.reflector.security.JenkinsFacade()
                def policy = new io.jenkins.plugins.reflector.engine.resource.ResourceName('destination/movable', 'newest')
                println io.jenkins.plugins.reflector.store.PickHistory.of(state).newest(policy, 'movable', 9)*.latest()*.tag()
                """)).isEqualTo("[1.23.2, 1.23.1]");
        jenkins.http().post("job/destination/job/movable/job/before-the-move/confirmRename", Map.of("newName", "deploy"));
        assertThat(jenkins.http().script("""
                def state = new io.jenkins.plugins.reflector.security.JenkinsFacade()
                println io.jenkins.plugins.reflector.store.UpdateHistory.of(state).newest(2).collect { it.by() + ' ' + it.images()*.policy() }
                """)).isEqualTo("[destination/movable/moved #1 [destination/movable/newest], destination/movable/deploy #1 [destination/movable/newest]]");
        reporter.publishEntry("seen", "nothing for " + LONG_ENOUGH.toSeconds() + " s, then `movable:1.23.1 → movable:1.23.2 (policy destination/movable/newest)`, once");
    }

    @Test
    @DisplayName("A folder is copied: the copy has resources of its own under its own name, and a job in it uses them; the first folder goes on as before")
    void isCopied(TestReporter reporter) throws Exception {
        team("original");

        jenkins.http().post("createItem?name=duplicate&mode=copy&from=original", Map.of());

        Jobs copies = jenkins.jobs().in("duplicate");
        assertThat(update(copies, "copied", "original").log()).contains("original 1.23.0 -> 1.23.1");
        assertThat(jenkins.http().script("println io.jenkins.plugins.reflector.catalog.Catalogs.current().policies().collect { it.spec().name().toString() }"))
                .contains("original/newest", "duplicate/newest");
        registry.push("library/original", "1.23.2");
        Build build = triggers.awaitBuild(jenkins.jobs().in("original"), "listener", 1);
        assertThat(build.log()).contains("original:1.23.1 → original:1.23.2 (policy original/newest)");
        assertThat(jenkins.jobs().in("original").count("listener")).isEqualTo(1);
        assertThat(copies.count("listener")).isLessThanOrEqualTo(1);
        reporter.publishEntry("seen", "`original/newest` and `duplicate/newest`");
    }
}

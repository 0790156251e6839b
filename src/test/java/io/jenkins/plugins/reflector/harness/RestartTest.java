package io.jenkins.plugins.reflector.harness;

import static io.jenkins.plugins.reflector.harness.Filled.xml;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.samples.Samples;
import io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Two starts of Jenkins in one home. */
class RestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void keepsTheConfigurationTheJobsAndWhatIsKnownOfTheRegistries() throws Throwable {
        ScanResult scanned = new ScanResult(
                "registry.example/team/web", List.of("1.3.0", "1.2.0"), List.of(), true, Instant.parse("2026-01-02T03:04:05Z"));
        AtomicReference<String> configuration = new AtomicReference<>();

        sessions.then(jenkins -> {
            Filled.fill(ReflectorConfiguration.get());
            configuration.set(xml(ReflectorConfiguration.get()));
            FreeStyleProject job = jenkins.createFreeStyleProject("deploy");
            job.addTrigger(Samples.trigger());
            job.save();
            ImageRepository repository = ReflectorConfiguration.get().getImageRepositories().get(0).toSpec();
            RepositoryStatus status = RepositoryStatus.succeeded(null, repository, scanned, null, scanned.scanTime());
            WatcherService.get().store().scans().save(repository.name(), status, scanned);
        });

        sessions.then(jenkins -> {
            assertThat(xml(ReflectorConfiguration.get())).isEqualTo(configuration.get());
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("deploy", FreeStyleProject.class);
            assertThat(xml(job.getTrigger(ReflectorScanTrigger.class))).isEqualTo(xml(Samples.trigger()));
            ImageRepository repository = ReflectorConfiguration.get().getImageRepositories().get(0).toSpec();
            assertThat(WatcherService.get().store().scans().result(repository.name())).contains(scanned);
        });
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Where no Jenkins is named, the tests in it are skipped, and one line says so however many they are. */
class JenkinsControllerTest {

    private final Map<String, String> properties = new HashMap<>();
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void nameNoJenkins() {
        for (String name : new String[] {Settings.WAR, Settings.PLUGINS}) {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
                System.clearProperty(name);
            }
        }
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void putBack() {
        System.setErr(err);
        properties.forEach(System::setProperty);
    }

    @Test
    void skipsAllClassesWithOneLine() {
        Results results = new Results(new PrintStream(new ByteArrayOutputStream()));

        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(StartIT.class), selectClass(InstallIT.class))
                                .build(),
                        results);

        assertThat(results.rows()).hasSize(2).allSatisfy(row -> assertThat(row.result()).startsWith("aborted: "));
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("SKIPPED: the plugin was tried in no Jenkins; name one with -Djenkins.war and -Djenkins.plugins");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        System.setProperty(Settings.WAR, "/no/such.war");
        Results results = new Results(new PrintStream(new ByteArrayOutputStream()));
        try {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(StartIT.class)).build(), results);
        } finally {
            System.clearProperty(Settings.WAR);
        }

        assertThat(results.rows()).hasSize(1);
        assertThat(results.rows().get(0).result()).contains("failed: ", "jenkins.war: there is no /no/such.war");
    }
}

package io.jenkins.plugins.reflector.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two builds of one source tree must make the same plugin. */
class PomsAgreeTest {

    private static final Set<String> PLUGIN_GROUPS =
            Set.of("org.jenkins-ci.plugins", "org.jenkins-ci.plugins.workflow", "io.jenkins", "io.jenkins.plugins");

    private Pom ecosystem;
    private Pom central;
    private Pom centralPlugin;
    private Map<String, String> manifest;

    @BeforeEach
    void read() throws IOException {
        Path root = ProjectFolder.root();
        ecosystem = Pom.read(root.resolve("pom.xml"));
        central = Pom.read(root.resolve("central/pom.xml"));
        centralPlugin = Pom.read(root.resolve("central/plugin/pom.xml"));
        manifest = PluginManifest.readTemplate(root.resolve("central/plugin/src/packing/MANIFEST.MF"), central);
    }

    @Test
    void nameTheSamePlugin() {
        assertThat(central.property("revision")).isEqualTo(ecosystem.text("version"));
        assertThat(central.property("plugin.groupId")).isEqualTo(ecosystem.text("groupId"));
        assertThat(centralPlugin.text("artifactId")).isEqualTo(ecosystem.text("artifactId"));
        assertThat(centralPlugin.text("name")).isEqualTo(ecosystem.text("name"));
        assertThat(central.property("plugin.url")).isEqualTo(ecosystem.text("url"));
        assertThat(central.property("plugin.scmConnection")).isEqualTo(ecosystem.text("scm", "connection"));
        assertThat(central.property("plugin.scmTag")).isEqualTo(ecosystem.text("scm", "tag"));
        assertThat(central.property("plugin.url")).isEqualTo(ecosystem.text("scm", "url"));
        assertThat(central.property("plugin.licenseName")).isEqualTo(ecosystem.text("licenses", "license", "name"));
        assertThat(central.property("plugin.licenseUrl")).isEqualTo(ecosystem.text("licenses", "license", "url"));
    }

    @Test
    void giveCommonPropertiesTheSameValue() {
        Map<String, String> common = new TreeMap<>(ecosystem.properties());
        common.keySet().retainAll(central.properties().keySet());
        common.keySet().removeIf(name -> name.startsWith("project."));

        assertThat(common).containsKeys("jenkins.version", "git-client.version", "re2j.version", "archunit.version");
        common.forEach((name, value) -> assertThat(central.property(name)).as(name).isEqualTo(value));
    }

    @Test
    void needTheSamePlugins() {
        String wanted = ecosystem.dependencies().stream()
                .filter(d -> PLUGIN_GROUPS.contains(d.groupId()) && !d.scope().equals("test"))
                .map(d -> d.artifactId() + ":" + d.version() + (d.optional() ? ";resolution:=optional" : ""))
                .sorted()
                .collect(Collectors.joining(","));

        assertThat(wanted).contains(",credentials:1", ";resolution:=optional").doesNotContain("${");
        assertThat(manifest).containsEntry("Plugin-Dependencies", wanted);
        assertThat(manifest).containsEntry("Jenkins-Version", ecosystem.property("jenkins.version"));
    }

    @Test
    void bundleTheSameLibraries() {
        Set<String> ofEcosystem = ecosystem.dependencies().stream()
                .filter(d -> !PLUGIN_GROUPS.contains(d.groupId()) && d.scope().equals("compile"))
                .map(d -> d.groupId() + ":" + d.artifactId() + ":" + d.version())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ofCentral = centralPlugin.dependencies().stream()
                .filter(d -> d.scope().equals("compile"))
                .map(d -> d.groupId() + ":" + d.artifactId() + ":" + managedVersion(d))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ofCentral).isEqualTo(ofEcosystem);
        assertThat(ofEcosystem.stream().map(d -> d.split(":")[1]).sorted().collect(Collectors.joining(",")))
                .isEqualTo(ecosystem.property("hpi.bundledArtifacts"));
    }

    private String managedVersion(Pom.Dependency dependency) {
        return central.managedDependencies().stream()
                .filter(d -> d.groupId().equals(dependency.groupId())
                        && d.artifactId().equals(dependency.artifactId()))
                .map(Pom.Dependency::version)
                .collect(Collectors.joining(" and "));
    }
}

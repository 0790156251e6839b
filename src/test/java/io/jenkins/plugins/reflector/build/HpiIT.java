package io.jenkins.plugins.reflector.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks into the finished {@code .hpi} of the central build: whatever is missing there, no other test would notice. */
class HpiIT {

    private static final Path ROOT = ProjectFolder.root();
    private static final String JAR = "WEB-INF/lib/image-reflector.jar";
    private static final String OWN_CLASSES = "io/jenkins/plugins/reflector/";
    private static final List<String> NEVER_INSIDE = List.of("annotationindex/", "servers/", "cli/");

    private static Pom ecosystem;
    private static Map<String, byte[]> hpi;
    private static Map<String, byte[]> jar;
    private static TreeMap<String, String> manifest;

    @BeforeAll
    static void open() throws IOException {
        ecosystem = Pom.read(ROOT.resolve("pom.xml"));
        byte[] bytes = Files.readAllBytes(ROOT.resolve("central/plugin/target/image-reflector.hpi"));
        hpi = unzip(bytes);
        jar = unzip(hpi.get(JAR));
        manifest = manifestOf(bytes);
    }

    @Test
    void theManifestSaysAllThatHpiPackagingWould() {
        String version = ecosystem.text("version");
        Map<String, String> wanted = new TreeMap<>(Map.of(
                "Group-Id", "io.jenkins.plugins",
                "Artifact-Id", "image-reflector",
                "Short-Name", "image-reflector",
                "Long-Name", "Image Reflector",
                "Url", ecosystem.text("url"),
                "Plugin-Version", version,
                "Hudson-Version", ecosystem.property("jenkins.version"),
                "Jenkins-Version", ecosystem.property("jenkins.version"),
                "Support-Dynamic-Loading", "true"));
        wanted.putAll(Map.of(
                "Plugin-License-Name", "MIT License",
                "Plugin-License-Url", "https://opensource.org/licenses/MIT",
                "Plugin-ScmConnection", ecosystem.text("scm", "connection"),
                "Plugin-ScmTag", ecosystem.text("scm", "tag"),
                "Plugin-ScmUrl", ecosystem.text("scm", "url"),
                "Specification-Title", "Image Reflector",
                "Specification-Version", version,
                "Implementation-Title", "Image Reflector",
                "Implementation-Version", version));

        assertThat(manifest).containsAllEntriesOf(wanted);
        assertThat(manifest.get("Plugin-Dependencies"))
                .contains("credentials:" + ecosystem.property("credentials.version"))
                .contains("workflow-step-api:" + ecosystem.property("workflow-step-api.version"));
        assertThat(manifest.values()).noneMatch(value -> value.contains("${"));
    }

    @Test
    void theInnerJarCarriesTheSameManifest() throws IOException {
        TreeMap<String, String> inner = manifestOf(hpi.get(JAR));

        inner.keySet().removeAll(List.of("Created-By", "Build-Jdk-Spec"));
        TreeMap<String, String> outer = new TreeMap<>(manifest);
        outer.keySet().removeAll(List.of("Created-By", "Build-Jdk-Spec"));
        assertThat(inner).containsKeys("Short-Name", "Plugin-Version").isEqualTo(outer);
    }

    @Test
    void nothingElseIsBundled() {
        SortedSet<String> wanted = new TreeSet<>(List.of(JAR));
        for (String artifact : ecosystem.property("hpi.bundledArtifacts").split(",")) {
            wanted.add("WEB-INF/lib/" + artifact + "-" + ecosystem.property(artifact + ".version") + ".jar");
        }

        assertThat(hpi.keySet()).filteredOn(name -> name.startsWith("WEB-INF/lib/")).containsExactlyElementsOf(wanted);
        assertThat(hpi.keySet()).noneMatch(name -> name.endsWith(".class"));
    }

    @Test
    void onlyClassesOfThePluginAreInside() {
        assertThat(jar.keySet())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith(OWN_CLASSES))
                .noneMatch(name -> NEVER_INSIDE.stream().anyMatch(folder -> name.startsWith(OWN_CLASSES + folder)));
    }

    @Test
    void theIndexOfExtensionsListsEveryOne() throws IOException {
        // SezPoz writes its entries for readers, too: a heading with #, then <class>[#<member>][{<attributes>}].
        SortedSet<String> listed = text("META-INF/annotations/hudson.Extension.txt").lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[#{].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        SortedSet<String> wanted = AnnotatedSources.classesWith("Extension", sources());
        assertThat(listed).isEqualTo(wanted);
        assertThat(jar.containsKey("META-INF/annotations/hudson.Extension")).isEqualTo(!wanted.isEmpty());
    }

    @Test
    void theOtherIndexesListEveryAnnotatedClass() throws IOException {
        for (String annotation :
                List.of("org.jenkinsci.Symbol", "hudson.init.Initializer", "hudson.init.Terminator")) {
            SortedSet<String> listed = text("META-INF/services/annotations/" + annotation).lines()
                    .collect(Collectors.toCollection(TreeSet::new));
            String simpleName = annotation.substring(annotation.lastIndexOf('.') + 1);

            assertThat(listed).as(annotation).isEqualTo(AnnotatedSources.classesWith(simpleName, sources()));
        }
    }

    @Test
    void everyResourceAndStaticFileIsInside() throws IOException {
        assertThat(jar.keySet()).contains("index.jelly").containsAll(filesOf("src/main/resources"));
        assertThat(hpi.keySet()).containsAll(filesOf("src/main/webapp"));
        for (String messages : filesOf("src/main/resources")) {
            if (messages.endsWith("/Messages.properties")) {
                assertThat(jar).containsKey(messages.replace(".properties", ".class"));
            }
        }
    }

    @Test
    void theLicenceOfEveryBundledLibraryIsInside() {
        String list = new String(hpi.get("WEB-INF/licenses.xml"), StandardCharsets.UTF_8);

        assertThat(list).doesNotContain("${").contains("artifactId=\"image-reflector\"");
        for (String artifact : ecosystem.property("hpi.bundledArtifacts").split(",")) {
            assertThat(list)
                    .contains("artifactId=\"" + artifact + "\" version=\""
                            + ecosystem.property(artifact + ".version") + "\"");
            assertThat(jar.get("META-INF/licenses/" + artifact + ".txt")).as(artifact).isNotEmpty();
        }
    }

    @Test
    void parameterNamesAreKept(@TempDir Path folder) throws IOException, ReflectiveOperationException {
        Path file = Files.write(folder.resolve("plugin.jar"), hpi.get(JAR));
        int seen = 0;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {file.toUri().toURL()}, getClass().getClassLoader())) {
            for (String name : jar.keySet()) {
                if (name.startsWith(OWN_CLASSES + "engine/resource/") && name.endsWith(".class")) {
                    String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
                    for (Method method : Class.forName(type, false, loader).getDeclaredMethods()) {
                        if (!method.isSynthetic() && method.getParameterCount() > 0) {
                            assertThat(Arrays.stream(method.getParameters())).allMatch(Parameter::isNamePresent);
                            seen++;
                        }
                    }
                }
            }
        }

        assertThat(seen).isPositive();
    }

    private static List<Path> sources() throws IOException {
        return ProjectFolder.filesBelow(ROOT.resolve("src/main/java"), ".java");
    }

    private static List<String> filesOf(String folder) throws IOException {
        Path start = ROOT.resolve(folder);
        return ProjectFolder.filesBelow(start, "").stream()
                .map(file -> start.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    private static String text(String entry) {
        return jar.containsKey(entry) ? new String(jar.get(entry), StandardCharsets.UTF_8) : "";
    }

    private static TreeMap<String, String> manifestOf(byte[] archive) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(archive))) {
            return PluginManifest.attributes(in.getManifest());
        }
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }
}

package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What is tried, and in which Jenkins.
 *
 * @param war a Jenkins war, as a file or as a folder
 * @param plugins a folder with the other plugins, as {@code .jpi} or {@code .hpi} files
 * @param hpi the plugin that was built
 * @param results where logs and screenshots go
 */
public record Settings(@NonNull Path war, @NonNull Path plugins, @NonNull Path hpi, @NonNull Path results) {

    /** The system property that names the war. */
    public static final String WAR = "jenkins.war";

    /** The system property that names the folder of plugins. */
    public static final String PLUGINS = "jenkins.plugins";

    /** As the system properties say; empty if they name no Jenkins. */
    @NonNull
    public static Optional<Settings> fromSystemProperties() {
        String war = System.getProperty(WAR);
        String plugins = System.getProperty(PLUGINS);
        if (war == null && plugins == null) {
            return Optional.empty();
        }
        Path central = Project.root().resolve("central");
        return Optional.of(new Settings(
                existing(WAR, war),
                existing(PLUGINS, plugins),
                existing("image-reflector.hpi", central.resolve("plugin/target/image-reflector.hpi").toString()),
                central.resolve("acceptance/target/results")));
    }

    private static Path existing(String name, String path) {
        if (path == null) {
            throw new IllegalArgumentException("-D" + name + " is missing; both -D" + WAR + " and -D" + PLUGINS + " are needed");
        }
        Path file = Path.of(path).toAbsolutePath();
        if (Files.notExists(file)) {
            throw new IllegalArgumentException(name + ": there is no " + file);
        }
        return file;
    }

    /** The other plugins, by name. */
    @NonNull
    List<Path> pluginFiles() throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(file -> file.toString().matches(".*\\.[jh]pi")).sorted().toList();
        }
    }

    /** The same, but for plugins of these names and all that cannot be without them. */
    @NonNull
    List<Path> pluginFilesWithout(@NonNull Set<String> names) throws IOException {
        Set<String> left = new HashSet<>(names);
        List<Path> files = new ArrayList<>(pluginFiles());
        boolean found = true;
        while (found) {
            found = false;
            for (Path file : List.copyOf(files)) {
                Attributes plugin = manifest(file).getMainAttributes();
                String name = plugin.getValue("Short-Name");
                if (left.contains(name) || needs(plugin, left)) {
                    left.add(name);
                    files.remove(file);
                    found = true;
                }
            }
        }
        return files;
    }

    private static boolean needs(Attributes plugin, Set<String> names) {
        String all = plugin.getValue("Plugin-Dependencies");
        return all != null
                && Stream.of(all.split(","))
                        .filter(one -> !one.contains("resolution:=optional"))
                        .anyMatch(one -> names.contains(one.split(":")[0]));
    }

    /** The manifest of the war. */
    @NonNull
    public Manifest warManifest() throws IOException {
        if (!Files.isDirectory(war)) {
            return manifest(war);
        }
        try (InputStream in = Files.newInputStream(war.resolve("META-INF/MANIFEST.MF"))) {
            return new Manifest(in);
        }
    }

    /** The manifest of a war or plugin file. */
    @NonNull
    static Manifest manifest(@NonNull Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return Optional.ofNullable(jar.getManifest()).orElseGet(Manifest::new);
        }
    }
}

package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.servers.real.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Names of what took part, with versions. */
final class Versions {

    private static final List<List<String>> PROGRAMS = List.of(
            List.of("chromium", "--version"), List.of("docker-registry", "--version"), List.of("git", "--version"));

    private Versions() {}

    /** One line each: Jenkins, its plugins, and the programs beside it. */
    @NonNull
    static List<String> of(@NonNull Settings settings) throws IOException, InterruptedException {
        StringBuilder programs = new StringBuilder("JDK " + Runtime.version() + ", " + System.getProperty("os.name"));
        for (List<String> command : PROGRAMS) {
            programs.append(", ").append(Programs.find(command.get(0)).isEmpty() ? "no " + command.get(0) : said(command));
        }
        List<String> plugins = settings.pluginFiles().stream().map(Versions::plugin).toList();
        return List.of(
                "Jenkins " + settings.warManifest().getMainAttributes().getValue("Jenkins-Version") + " in Jetty 12",
                programs.toString(),
                plugins.size() + " plugins: " + String.join(", ", plugins));
    }

    private static String plugin(Path file) {
        try {
            var attributes = Settings.manifest(file).getMainAttributes();
            return attributes.getValue("Short-Name") + " " + attributes.getValue("Plugin-Version");
        } catch (IOException e) {
            return file.getFileName() + " (unreadable)";
        }
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().findFirst().orElse(command.get(0)).strip();
    }
}

package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.servers.real.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Names of what took part, with versions. */
final class Versions {

    private static final List<List<String>> SERVERS = List.of(
            List.of("docker-registry", "--version"), List.of("git", "--version"), List.of("ssh", "-V"));
    private static final List<List<String>> BROWSERS = List.of(List.of("chromium", "--version"));

    private Versions() {}

    /** One line each: Jenkins, its plugins, and the programs beside it. */
    @NonNull
    static List<String> of(@NonNull Settings settings) throws IOException, InterruptedException {
        List<String> plugins = settings.pluginFiles().stream().map(Versions::plugin).toList();
        return List.of(
                "Jenkins " + jenkins(settings) + " in Jetty 12",
                servers() + said(BROWSERS),
                plugins.size() + " plugins: " + String.join(", ", plugins));
    }

    /** Of Jenkins, such as 2.479.3. */
    @NonNull
    static String jenkins(@NonNull Settings settings) throws IOException {
        return settings.warManifest().getMainAttributes().getValue("Jenkins-Version");
    }

    /** The JDK, and the servers that the tests start. */
    @NonNull
    static String servers() throws IOException, InterruptedException {
        return "JDK " + Runtime.version() + ", " + System.getProperty("os.name") + said(SERVERS);
    }

    private static String said(List<List<String>> commands) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (List<String> command : commands) {
            String program = command.get(0);
            all.append(", ").append(Programs.find(program).isEmpty() ? "no " + program : saidBy(command));
        }
        return all.toString();
    }

    private static String plugin(Path file) {
        try {
            var attributes = Settings.manifest(file).getMainAttributes();
            return attributes.getValue("Short-Name") + " " + attributes.getValue("Plugin-Version");
        } catch (IOException e) {
            return file.getFileName() + " (unreadable)";
        }
    }

    private static String saidBy(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // Debian's starter of chromium complains first on some machines.
        return output.lines().filter(line -> line.matches(".*\\d\\.\\d.*")).findFirst().orElse(command.get(0)).strip();
    }
}

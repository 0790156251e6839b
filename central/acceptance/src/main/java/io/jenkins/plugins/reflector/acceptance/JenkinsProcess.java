package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A controller's home, port and log, and the process while it runs. What it writes is below the home, but for the log. */
final class JenkinsProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final String READY = "Jenkins is fully up and running";

    private final Settings settings;
    private final Path home;
    private final Path log;
    private final List<String> options;
    private final int port;
    private Process process;

    JenkinsProcess(@NonNull Settings settings, @NonNull Path home, @NonNull Path log, @NonNull List<String> options) throws IOException {
        this.settings = settings;
        this.home = home;
        this.log = log;
        this.options = options;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            this.port = socket.getLocalPort();
        }
    }

    /** The address, with a slash at the end. */
    @NonNull
    String url() {
        return "http://127.0.0.1:" + port + JettyMain.CONTEXT + "/";
    }

    /** Starts and waits until Jenkins is ready; gives the time that took. */
    @NonNull
    Duration start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int before = starts();
        process = new ProcessBuilder(command())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        while (starts() == before) {
            if (!process.isAlive() || System.nanoTime() - begin > START_LIMIT.toNanos()) {
                process.destroyForcibly();
                throw new IOException("Jenkins did not start; its log: " + log);
            }
            Thread.sleep(100);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private int starts() throws IOException {
        return log().split(READY, -1).length - 1;
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String opens = settings.warManifest().getMainAttributes().getValue("Add-Opens");
        for (String opened : opens == null ? new String[0] : opens.split(" ")) {
            command.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        command.addAll(options);
        command.addAll(List.of(
                "-Xmx768m",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")),
                "-Duser.home=" + home,
                "-DJENKINS_HOME=" + home,
                "-Djenkins.install.runSetupWizard=false",
                // Nothing but the port for HTTP, and no call to anywhere.
                "-Djenkins.model.Jenkins.slaveAgentPort=-1",
                "-Dhudson.model.UpdateCenter.never=true",
                "-Dhudson.model.DownloadService.never=true",
                "-Dhudson.model.UsageStatistics.disabled=true",
                "-Dhudson.DNSMultiCast.disabled=true",
                // From 2.539 on, as where an administrator has it enforced; before there is no such thing.
                "-Djenkins.security.csp.CspHeader.headerName=Content-Security-Policy",
                "-cp",
                classPath(),
                JettyMain.class.getName(),
                settings.war().toString(),
                String.valueOf(port)));
        return command;
    }

    /** Jetty and this module alone: the libraries of the tests are none of Jenkins' business. */
    private static String classPath() {
        return String.join(File.pathSeparator, Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("jetty")
                        || entry.contains("slf4j-api")
                        || entry.endsWith(Path.of("acceptance", "target", "classes").toString()))
                // Jenkins runs in another directory.
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList());
    }

    /** Ends it as an administrator does, and waits. */
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    /** Ends it as a power cut does: it gets no chance to save anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** All that it ever logged. */
    @NonNull
    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @NonNull
    Path home() {
        return home;
    }
}

package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.testing.RealServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A controller with a home of its own and an administrator, and the browser once somebody asked for it. */
final class RunningJenkins implements AutoCloseable {

    private final Settings settings;
    private final Path folder;
    private final Path results;
    private final JenkinsProcess process;
    private final Duration startTime;

    @CheckForNull
    private Browser browser;

    @CheckForNull
    private BrowserPage page;

    private RunningJenkins(Settings settings, Path folder, Path results, List<String> options) throws IOException, InterruptedException {
        this.settings = settings;
        this.folder = folder;
        this.results = results;
        this.process = new JenkinsProcess(settings, folder.resolve("home"), results.resolve("jenkins.log"), options);
        this.startTime = process.start();
    }

    /**
     * Starts one.
     *
     * @param name of the folder of its results
     * @param withPlugin whether the plugin that was built is in its home from the beginning
     * @param without names of other plugins that it lacks, and with them all that need those
     * @param options of its Java, beside those that each has
     */
    @NonNull
    static RunningJenkins start(
            @NonNull Settings settings, @NonNull String name, boolean withPlugin, @NonNull Set<String> without, @NonNull List<String> options)
            throws IOException, InterruptedException {
        Path results = settings.results().resolve(name);
        delete(results);
        Files.createDirectories(results);
        Path folder = Files.createTempDirectory("acceptance");
        Path home = Files.createDirectory(folder.resolve("home"));
        fill(home, settings, withPlugin, without);
        if (options.stream().anyMatch(option -> option.contains("FIPS140"))) {
            empty(home.resolve("plugins/eddsa-api.jpi"));
        }
        return new RunningJenkins(settings, folder, results, options);
    }

    /** Leaves nothing of a plugin but what it says of itself. */
    private static void empty(Path plugin) throws IOException {
        Manifest manifest;
        try (JarFile file = new JarFile(plugin.toFile())) {
            manifest = file.getManifest();
        }
        manifest.getEntries().clear();
        new JarOutputStream(Files.newOutputStream(plugin), manifest).close();
    }

    private static void fill(Path home, Settings settings, boolean withPlugin, Set<String> without) throws IOException {
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        for (Path file : settings.pluginFilesWithout(without)) {
            Files.copy(file, plugins.resolve(file.getFileName().toString().replaceFirst("\\.hpi$", ".jpi")));
        }
        if (withPlugin) {
            Files.copy(settings.hpi(), plugins.resolve("image-reflector.jpi"), StandardCopyOption.REPLACE_EXISTING);
        }
        // No update site, so that Jenkins asks nobody.
        Files.writeString(home.resolve("hudson.model.UpdateCenter.xml"), "<sites/>");
        Path scripts = Files.createDirectories(home.resolve("init.groovy.d"));
        try (InputStream in = RunningJenkins.class.getResourceAsStream("administrator.groovy")) {
            Files.copy(in, scripts.resolve("administrator.groovy"));
        }
    }

    @NonNull
    Settings settings() {
        return settings;
    }

    @NonNull
    Path folder() {
        return folder;
    }

    @NonNull
    Path results() {
        return results;
    }

    @NonNull
    JenkinsProcess process() {
        return process;
    }

    @NonNull
    Duration startTime() {
        return startTime;
    }

    /** A page in which the administrator has logged in; always the same. */
    @NonNull
    BrowserPage page() throws IOException, InterruptedException {
        if (page == null) {
            Path chromium = RealServers.require("chromium", "chromium");
            browser = Browser.start(chromium, Files.createDirectories(folder.resolve("chromium")), results);
            page = browser.newPage();
            login();
        }
        return page;
    }

    private void login() throws IOException, InterruptedException {
        page.open(process.url() + "login");
        page.type("document.querySelector('#j_username')", JenkinsHttp.USER);
        page.type("document.querySelector('#j_password')", JenkinsHttp.PASSWORD);
        page.leave("document.querySelector('[name=Submit]')");
    }

    /** Stops it as an administrator does if it still runs, and starts it with the same home; gives the time of the start. */
    @NonNull
    Duration restart() throws IOException, InterruptedException {
        leave();
        process.stop();
        Duration took = process.start();
        if (page != null) {
            login();
        }
        return took;
    }

    /** Ends it as a power cut does. */
    void kill() throws IOException, InterruptedException {
        leave();
        process.kill();
    }

    /** Leaves the page that is open, which may ask on for what is taken away now. */
    void leave() throws IOException, InterruptedException {
        if (page != null) {
            page.openNothing();
        }
    }

    /** What is wrong: lines of the log that say SEVERE, and errors in the browser. */
    @NonNull
    List<String> problems() throws IOException {
        Stream<String> logged = process.log().lines().filter(line -> line.contains("SEVERE"));
        return Stream.concat(logged, page == null ? Stream.empty() : page.problems().stream()).toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            if (browser != null) {
                browser.close();
            }
        } finally {
            process.stop();
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}

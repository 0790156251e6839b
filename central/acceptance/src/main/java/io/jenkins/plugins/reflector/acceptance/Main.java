package io.jenkins.plugins.reflector.acceptance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the acceptance tests that are named, or all, and keeps the results of all in docs/verified.md. Started by central/acceptance/run. */
public final class Main {

    private static final String USAGE = """
            Usage: central/acceptance/run -D%s=WAR -D%s=FOLDER [TEST...]
            Tries the built plugin in a real Jenkins and prints what was seen; all tests together are written to docs/verified.md.
              WAR     a war of Jenkins, as a file or as a folder
              FOLDER  the plugins it is to have, as .jpi or .hpi files
              TEST    only this class, such as StepIT
              --add   before the tests: puts their rows into docs/verified.md too
            Or: central/acceptance/run --servers
            Writes there which tests ran against which real servers in the last `mvn -f central verify`.""".formatted(Settings.WAR, Settings.PLUGINS);

    private Main() {}

    /** Exits with 0 if all went well, 1 if a test failed, 2 if the arguments are wrong. */
    public static void main(@NonNull String[] arguments) throws IOException, InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] given) throws IOException, InterruptedException {
        boolean add = given.length > 1 && given[0].equals("--add");
        String[] arguments = add ? Arrays.copyOfRange(given, 1, given.length) : given;
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.println(USAGE);
            return 0;
        }
        Path verified = Project.root().resolve("docs/verified.md");
        if (Arrays.asList(arguments).equals(List.of("--servers"))) {
            List<String> notes = ServersSection.notes(Project.root());
            if (notes.isEmpty()) {
                System.err.println("acceptance: no test has noted a real server; run REAL_SERVERS=required mvn -f central verify before");
                return 2;
            }
            VerifiedFile.write(
                    verified,
                    "servers",
                    ServersSection.of(LocalDate.now(), Versions.servers(), notes));
            return 0;
        }
        Settings settings;
        String section = null;
        List<String> tests = tests(Project.root());
        try {
            settings = Settings.fromSystemProperties()
                    .orElseThrow(() -> new IllegalArgumentException("no Jenkins is named"));
            for (String name : arguments) {
                if (!tests.contains(name)) {
                    throw new IllegalArgumentException("there is no test " + name + "; there are " + String.join(", ", tests));
                }
            }
        } catch (IllegalArgumentException e) {
            System.err.println("acceptance: " + e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        if (add || arguments.length == 0) {
            // Before the tests, which take long: says whether what they show has a place.
            section = VerifiedFile.acceptance(verified, Versions.jenkins(settings));
        }
        List<String> chosen = arguments.length == 0 ? tests : List.of(arguments);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(chosen.stream().map(name -> selectClass(Main.class.getPackageName() + "." + name)).toList())
                .build();
        Results results = new Results(System.out);
        LauncherFactory.create().execute(request, results);
        if (arguments.length == 0) {
            VerifiedFile.write(verified, section, VerifiedFile.section(LocalDate.now(), Versions.of(settings), results.rows()));
        } else if (add) {
            VerifiedFile.add(verified, section, Versions.of(settings), results.rows());
        }
        return results.allGood() ? 0 : 1;
    }

    private static List<String> tests(Path root) {
        Path folder = root.resolve("central/acceptance/target/test-classes").resolve(Main.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("IT.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

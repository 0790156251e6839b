package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Both checks on the jars of a real Jenkins. Started by central/signatures/run. */
public final class Main {

    private static final String USAGE = """
            Usage: central/signatures/run [--warnings] FOLDER
            Compares the signatures that the plugin is compiled against, and the references of the built plugin, with the
            jars below FOLDER: WEB-INF/lib of Jenkins' war and of each plugin needed.
              --warnings  also shows what cannot break anything, such as other generics""";

    private Main() {}

    /** Exits with 0 if there is no error, 1 if there is one, 2 if the arguments are wrong. The first three are given by run. */
    public static void main(@NonNull String[] arguments) throws IOException {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean warnings = rest.remove("--warnings");
        if (rest.size() != 3 || !Files.isDirectory(Path.of(rest.get(2)))) {
            err.println(rest.size() == 3 ? "signatures: there is no folder " + rest.get(2) : USAGE);
            return 2;
        }
        long start = System.nanoTime();
        try (Classes written = Classes.ofFolder(Path.of(rest.get(0)));
                Classes real = Classes.ofJarsBelow(Path.of(rest.get(2)))) {
            List<Finding> findings = new ArrayList<>(SignatureCheck.run(written, real));
            findings.addAll(linkage(Path.of(rest.get(1)), real));
            findings.stream().filter(finding -> warnings || finding.error()).forEach(out::println);
            long errors = findings.stream().filter(Finding::error).count();
            out.printf(
                    "%d errors, %d warnings: %d signatures and the plugin against %d classes, in %d ms%n",
                    errors, findings.size() - errors, written.names().size(), real.names().size(), (System.nanoTime() - start) / 1_000_000);
            return errors == 0 ? 0 : 1;
        }
    }

    /** The jars in the .hpi are looked into where they are put for a while. */
    private static List<Finding> linkage(Path hpi, Classes real) throws IOException {
        Path folder = Files.createTempDirectory("hpi");
        try (ZipFile zip = new ZipFile(hpi.toFile())) {
            List<Path> jars = new ArrayList<>();
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().matches("WEB-INF/lib/[^/]+\\.jar")) {
                    Path jar = folder.resolve(jars.size() + ".jar");
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, jar);
                    }
                    jars.add(jar);
                }
            }
            try (Classes built = Classes.ofJarsBelow(folder)) {
                return LinkageCheck.run(built, real, "io/jenkins/plugins/reflector/");
            } finally {
                for (Path jar : jars) {
                    Files.delete(jar);
                }
            }
        } finally {
            Files.delete(folder);
        }
    }
}

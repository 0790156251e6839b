package io.jenkins.plugins.reflector.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The {@code reflector} command line (cli.md). */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Scripts ask for the version in loops, so it is answered before anything else is loaded.
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println(Version.text());
            return;
        }
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs a command with the given streams; what {@code main} does, without ending the process. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new ReflectorCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureHandler())
                .execute(args);
    }
}

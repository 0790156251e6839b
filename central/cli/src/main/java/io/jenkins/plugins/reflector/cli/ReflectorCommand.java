package io.jenkins.plugins.reflector.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
        name = "reflector",
        description = "Watches container registries and keeps the image tags in Git up to date.",
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            ValidateCommand.class,
            ScanCommand.class,
            ResolveCommand.class,
            UpdateCommand.class,
            RunCommand.class,
            WatchCommand.class,
            AuthCommand.class,
            DiscoverCommand.class,
            DemoCommand.class
        })
final class ReflectorCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and end.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the version and end.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See 'reflector --help'.");
    }
}

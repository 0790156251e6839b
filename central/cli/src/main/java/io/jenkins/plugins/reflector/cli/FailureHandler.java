package io.jenkins.plugins.reflector.cli;

import java.io.IOException;
import picocli.CommandLine;

/** Turns what a command threw into one line and an exit code; a stack trace is shown for bugs alone. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof UsageException) {
            command.getErr().println("reflector: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof IOException io) {
            command.getErr().println("reflector: " + FileTrouble.sentence(io));
            return ExitCode.FAILED;
        }
        if (failure instanceof InterruptedException) {
            command.getErr().println("reflector: interrupted");
            return ExitCode.FAILED;
        }
        throw failure;
    }
}

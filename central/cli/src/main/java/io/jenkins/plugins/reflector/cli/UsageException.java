package io.jenkins.plugins.reflector.cli;

/** The user asked for something that cannot be meant; ends with {@link ExitCode#USAGE}. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}

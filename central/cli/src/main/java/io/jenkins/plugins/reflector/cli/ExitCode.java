package io.jenkins.plugins.reflector.cli;

/** How a command ends (cli.md, "Exit codes"). */
final class ExitCode {

    /** All well, also when nothing had to change. */
    static final int OK = 0;

    /** Something failed; the rest still ran. */
    static final int FAILED = 1;

    /** Wrong usage, or input that cannot be read. */
    static final int USAGE = 2;

    private ExitCode() {}
}

package io.jenkins.plugins.reflector.cli;

/** Where the executable jar starts. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // Scripts ask for the version in loops: answered before any library is loaded.
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            System.out.println("reflector " + Version.current());
            return;
        }
        System.err.println("Usage: reflector --version");
        System.exit(2);
    }
}

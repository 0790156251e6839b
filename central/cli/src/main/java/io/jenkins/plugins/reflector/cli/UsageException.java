package io.jenkins.plugins.reflector.cli;

/** The user asked for something that cannot be meant; ends with {@link ExitCode#USAGE}. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /**
     * Refuses an empty name, which Java takes for the current directory and a shell makes of a variable that is not set.
     *
     * @param where the option that names it
     */
    static void unlessNamed(Object name, String where) throws UsageException {
        if (name.toString().isEmpty()) {
            throw new UsageException("the name is empty (" + where + "); for the current directory write .");
        }
    }
}

package io.jenkins.plugins.reflector.servers.real;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;

/** A real server that is not on this machine; the message names it and the Debian package that has it. */
public final class MissingProgramException extends IOException {

    private static final long serialVersionUID = 1L;

    public MissingProgramException(@NonNull String program, @NonNull String debianPackage) {
        super(program + " is missing; install the Debian package " + debianPackage);
    }
}

package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the machine's identity is looked for.
 *
 * @param environment the value of a variable, or null
 * @param home the user's own folder
 */
public record Surroundings(@NonNull UnaryOperator<String> environment, @NonNull Path home) {

    /** Those of this process. */
    @NonNull
    public static Surroundings ofProcess() {
        return new Surroundings(System::getenv, Path.of(System.getProperty("user.home")));
    }

    /** A variable that is set to something. */
    @NonNull
    Optional<String> variable(@NonNull String name) {
        return Optional.ofNullable(environment.apply(name)).map(String::trim).filter(value -> !value.isEmpty());
    }

    /** @throws CloudIdentityException if it is not there or not text */
    @NonNull
    static String read(@NonNull Path file, @NonNull String what) throws CloudIdentityException {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new CloudIdentityException("cannot read the file " + file + " (" + what + "); check that it is there and readable");
        }
    }
}

package io.jenkins.plugins.reflector.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.registry.DockerConfig;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a Docker credential helper: {@code docker-credential-NAME get}, the registry on its standard input. */
final class CredentialHelper {

    private static final long SECONDS = 30;
    private static final int MOST_BYTES = 1 << 20;

    private CredentialHelper() {}

    /** A helper that is missing, fails, or says what is no answer; the message shows nothing of what it said. */
    static final class HelperException extends Exception {

        private static final long serialVersionUID = 1L;

        HelperException(String message) {
            super(message);
        }
    }

    /**
     * The credentials that it keeps; null if it has none for this registry.
     *
     * @throws HelperException if it cannot be asked
     */
    @CheckForNull
    static RegistryCredentials ask(DockerConfig.Helper helper) throws HelperException, InterruptedException {
        String program = "docker-credential-" + helper.name();
        String subject = "the credential helper " + program + " of the Docker configuration, asked for " + helper.key() + ",";
        if (!isOnPath(program)) {
            throw new HelperException("the credential helper " + program
                    + " of the Docker configuration is not on the PATH; install it, or take it out of credsStore or credHelpers");
        }
        try {
            Process process = new ProcessBuilder(program, "get")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> read(process));
                write(process, helper.key());
                String text = new String(answer.get(SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8);
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    throw new TimeoutException(program);
                }
                if (process.exitValue() == 0) {
                    RegistryCredentials credentials = DockerConfig.ofHelper(text);
                    return credentials == RegistryCredentials.anonymous() ? null : credentials;
                }
                if (text.toLowerCase(Locale.ROOT).contains("credentials not found")) {
                    return null;
                }
                throw new HelperException(subject + " failed with exit code " + process.exitValue()
                        + "; run: echo " + helper.key() + " | " + program + " get");
            } finally {
                process.destroyForcibly();
            }
        } catch (TimeoutException e) {
            throw new HelperException(subject + " did not answer within " + SECONDS + " s");
        } catch (DockerConfig.InvalidException e) {
            throw new HelperException(subject + " did not say what was expected: " + e.getMessage());
        } catch (IOException | java.util.concurrent.ExecutionException e) {
            throw new HelperException(subject + " cannot be run");
        }
    }

    private static void write(Process process, String key) {
        try (OutputStream in = process.getOutputStream()) {
            in.write((key + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading: its answer or exit code tells the rest.
        }
    }

    private static byte[] read(Process process) {
        try {
            return process.getInputStream().readNBytes(MOST_BYTES);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(java.io.File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

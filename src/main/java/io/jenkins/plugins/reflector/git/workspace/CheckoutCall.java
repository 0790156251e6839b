package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.reflector.engine.git.GitCheckout;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import jenkins.MasterToSlaveFileCallable;

/**
 * Something that is done with a checkout on the machine that has it. Implementations hold little, and nothing of Jenkins.
 *
 * @param <T> what it brings back
 */
abstract class CheckoutCall<T extends Serializable> extends MasterToSlaveFileCallable<CheckoutCall.Outcome<T>> {

    private static final long serialVersionUID = 1L;

    /**
     * What came of it. Jenkins would put words of its own around an exception, so a failure travels as a text.
     *
     * @param value null if it failed, or there is none
     * @param failure null if it went well
     */
    record Outcome<T extends Serializable>(@CheckForNull T value, @CheckForNull String failure) implements Serializable {}

    /** Does it. */
    @CheckForNull
    abstract T on(@NonNull GitCheckout checkout) throws IOException;

    @Override
    public final Outcome<T> invoke(File directory, VirtualChannel channel) {
        try (GitCheckout checkout = GitCheckout.open(directory.toPath())) {
            return new Outcome<>(on(checkout), null);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return new Outcome<>(null, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}

package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Something that is not as in the real Jenkins.
 *
 * @param error whether it can break something; else it is only worth a look
 * @param where the class or the member, in Java's notation
 * @param text what is wrong
 */
public record Finding(boolean error, @NonNull String where, @NonNull String text) {

    @Override
    public String toString() {
        return (error ? "ERROR   " : "warning ") + where + ": " + text;
    }
}

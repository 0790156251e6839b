package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Supplier;

/**
 * An entry as a form brings it back.
 *
 * @param kept the key of one that was not opened; null for one that comes with all its fields
 * @param whole reads those fields
 */
record SubmittedEntry<T>(@CheckForNull String kept, @NonNull Supplier<T> whole) {}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * One piece of text that replaces another.
 *
 * @param start offset of the text that goes
 * @param end offset behind it; the start itself if text is only inserted
 * @param text what comes instead
 * @param target the scalar that gets a new value, or behind whose entry a new entry is inserted
 * @param key the key of the inserted entry; null if the target's own value changes
 * @param value the new value
 * @param change what is reported
 */
record Edit(
        int start,
        int end,
        @NonNull String text,
        @NonNull YamlNode.Scalar target,
        @CheckForNull String key,
        @NonNull String value,
        @NonNull Change change) {}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;

/**
 * An image that a file names.
 *
 * @param path the file
 * @param line where its name stands, from 1
 * @param object the object that it belongs to
 * @param name as written there, without tag and digest
 * @param tag null if none is written
 * @param digest null if none is written
 */
public record FoundImage(
        @NonNull String path,
        int line,
        @NonNull ObjectId object,
        @NonNull ImageName name,
        @CheckForNull String tag,
        @CheckForNull String digest) {}

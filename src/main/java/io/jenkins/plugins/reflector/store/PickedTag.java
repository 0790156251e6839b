package io.jenkins.plugins.reflector.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/**
 * That a policy picked another image than before.
 *
 * @param time when, in milliseconds since 1970
 * @param policy which
 * @param previous what it picked before; null if nothing
 * @param latest what it picked then
 */
public record PickedTag(
        long time, @NonNull ResourceName policy, @CheckForNull LatestRef previous, @NonNull LatestRef latest) {}

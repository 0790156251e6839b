package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.Serializable;

/** What a policy wants to see in the manifests. */
public record PolicyImage(@NonNull ResourceName policy, @NonNull LatestRef image) implements Serializable {}

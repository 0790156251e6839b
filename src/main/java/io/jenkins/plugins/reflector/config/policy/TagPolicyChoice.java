package io.jenkins.plugins.reflector.config.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import java.io.Serializable;

/** How the newest tag is found; the describable twin of {@link PolicyChoice}. */
public abstract class TagPolicyChoice extends AbstractDescribableImpl<TagPolicyChoice> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The same for the engine. */
    @NonNull
    public abstract PolicyChoice toChoice();
}

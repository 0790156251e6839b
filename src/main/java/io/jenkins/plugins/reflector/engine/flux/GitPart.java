package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/**
 * What an automation says about Git, whichever shape it has.
 *
 * @param source set by v1alpha1 alone, which names it here
 */
record GitPart(
        @CheckForNull ResourceName source, @CheckForNull GitRef checkout, @CheckForNull CommitSpec commit, PushSpec push) {}

package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.AbstractBuild;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;

/** Gives the builds that a started build consists of, as in a matrix, the variables of that build. */
@Extension
public class MatrixEnvironment extends EnvironmentContributor {

    @Override
    @SuppressWarnings("rawtypes")
    public void buildEnvironmentFor(@NonNull Run run, @NonNull EnvVars env, @NonNull TaskListener listener) {
        if (run instanceof AbstractBuild<?, ?> build && build.getRootBuild() != build) {
            ReflectorEnvironmentAction action = build.getRootBuild().getAction(ReflectorEnvironmentAction.class);
            if (action != null) {
                env.putAll(TriggerEnvironment.of(action.getChanges()));
            }
        }
    }
}

package io.jenkins.plugins.reflector.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Builder;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.step.BuildUpdate;
import io.jenkins.plugins.reflector.step.ReflectorUpdateStep;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import java.io.IOException;
import java.util.UUID;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Updates the images in a Git repository: {@link ReflectorUpdateStep} as a build step, with the same parameters. */
public final class ReflectorUpdateBuilder extends Builder implements SimpleBuildStep {

    private ReflectorUpdateStep update = new ReflectorUpdateStep();

    @DataBoundConstructor
    public ReflectorUpdateBuilder() {
        // A sole argument of the constructor would take a Pipeline's named ones for its own.
    }

    /** What to update. */
    public ReflectorUpdateStep getUpdate() {
        return update;
    }

    @DataBoundSetter
    public void setUpdate(ReflectorUpdateStep update) {
        this.update = update == null ? new ReflectorUpdateStep() : update;
    }

    @Override
    public void perform(
            @NonNull Run<?, ?> run,
            @NonNull FilePath workspace,
            @NonNull EnvVars env,
            @NonNull Launcher launcher,
            @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        update(run, workspace, env, listener);
    }

    @Override
    public void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        update(run, null, env, listener);
    }

    private void update(Run<?, ?> run, @CheckForNull FilePath workspace, EnvVars env, TaskListener listener)
            throws InterruptedException, IOException {
        // A Pipeline is a program, in which a dollar sign means itself.
        UpdateOrder order = run instanceof AbstractBuild ? update.order().expanded(env::expand) : update.order();
        new BuildUpdate(run, listener, workspace, env).run(order, UUID.randomUUID().toString());
    }

    @Override
    public boolean requiresWorkspace() {
        return update.order().isForWorkspace();
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    /** An edited config.xml may say nothing of what to update: then the build says what is missing. */
    protected Object readResolve() {
        setUpdate(update);
        return this;
    }

    /** Offers the build step in the form of every job with build steps. */
    @Extension
    @Symbol("reflectorUpdateBuilder")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReflectorUpdateStep_displayName();
        }

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}

package jenkins.model;

/** Signature only, of what the plugin uses. */
public abstract class ParameterizedJobMixIn<JobT extends hudson.model.Job<JobT, RunT> & jenkins.model.ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & hudson.model.Queue.Task, RunT extends hudson.model.Run<JobT, RunT> & hudson.model.Queue.Executable> {

    private ParameterizedJobMixIn() {}

    public static hudson.model.Queue.Item scheduleBuild2(hudson.model.Job<?, ?> job, int number, hudson.model.Action... action) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <T extends hudson.triggers.Trigger<?>> T getTrigger(hudson.model.Job<?, ?> job, java.lang.Class<T> clazz) {
        throw new IllegalStateException("a signature, no code");
    }

    public interface ParameterizedJob<JobT extends hudson.model.Job<JobT, RunT> & jenkins.model.ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & hudson.model.Queue.Task, RunT extends hudson.model.Run<JobT, RunT> & hudson.model.Queue.Executable> extends hudson.model.BuildableItem, jenkins.triggers.TriggeredItem {
    }
}

package jenkins.model.lazy;

/** Signature only, of what the plugin uses. */
public abstract class LazyBuildMixIn<JobT extends hudson.model.Job<JobT, RunT> & hudson.model.Queue.Task & jenkins.model.lazy.LazyBuildMixIn.LazyLoadingJob<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT> & jenkins.model.lazy.LazyBuildMixIn.LazyLoadingRun<JobT, RunT>> {

    protected LazyBuildMixIn() {}

    protected abstract JobT asJob();

    protected abstract java.lang.Class<RunT> getBuildClass();

    public final hudson.model.RunMap<RunT> getRunMap() {
        throw new IllegalStateException("a signature, no code");
    }

    /** Signature only, of what the plugin uses. */
    public interface LazyLoadingJob<JobT extends hudson.model.Job<JobT, RunT> & hudson.model.Queue.Task & jenkins.model.lazy.LazyBuildMixIn.LazyLoadingJob<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT> & jenkins.model.lazy.LazyBuildMixIn.LazyLoadingRun<JobT, RunT>> {

        jenkins.model.lazy.LazyBuildMixIn<JobT, RunT> getLazyBuildMixIn();
    }

    /** Signature only, of what the plugin uses. */
    public interface LazyLoadingRun<JobT extends hudson.model.Job<JobT, RunT> & hudson.model.Queue.Task & jenkins.model.lazy.LazyBuildMixIn.LazyLoadingJob<JobT, RunT>, RunT extends hudson.model.Run<JobT, RunT> & jenkins.model.lazy.LazyBuildMixIn.LazyLoadingRun<JobT, RunT>> {}
}

package hudson.model;

/** Signature only, of what the plugin uses. */
public final class RunMap<R extends hudson.model.Run<?, R>> extends jenkins.model.lazy.AbstractLazyLoadRunMap<R> {

    public RunMap() {}
}

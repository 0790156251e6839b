package org.jenkinsci.plugins.workflow.steps;

/** Signature only, of what the plugin uses. */
public abstract class StepContext implements java.io.Serializable {

    private StepContext() {}

    public abstract <T> T get(java.lang.Class<T> type) throws java.io.IOException, java.lang.InterruptedException;

    public abstract void onSuccess(java.lang.Object object);

    public abstract void onFailure(java.lang.Throwable throwable);
}

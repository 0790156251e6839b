package org.jenkinsci.plugins.workflow.steps;

/** Signature only, of what the plugin uses. */
public abstract class StepExecution implements java.io.Serializable {

    protected StepExecution(org.jenkinsci.plugins.workflow.steps.StepContext stepContext) {}

    public abstract boolean start() throws java.lang.Exception;

    public void stop(java.lang.Throwable throwable) throws java.lang.Exception {
        throw new IllegalStateException("a signature, no code");
    }

    public void onResume() {
        throw new IllegalStateException("a signature, no code");
    }

    public org.jenkinsci.plugins.workflow.steps.StepContext getContext() {
        throw new IllegalStateException("a signature, no code");
    }
}

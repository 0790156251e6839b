package io.jenkins.plugins.reflector.trigger;

import hudson.Extension;
import io.jenkins.plugins.reflector.spi.ReflectorListener;

/** Has the jobs that depend on configured policies look at them whenever the watcher did. */
@Extension
public class PolicyTriggers extends ReflectorListener {

    @Override
    public void onEvaluated() {
        TriggerRegistry.checkListening();
    }
}

package io.jenkins.plugins.reflector.flux;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/** Looks every few seconds for sources that are due, and only queues the look: this thread is Jenkins' own. */
@Extension
public class FluxSourceTick extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(15);
    }

    @Override
    public long getInitialDelay() {
        return TimeUnit.SECONDS.toMillis(5);
    }

    @Override
    protected void doRun() {
        if (Jenkins.get().getInitLevel() == InitMilestone.COMPLETED && !new JenkinsFacade().isQuietingDown()) {
            FluxSources.get().lookAtDue();
        }
    }
}

package io.jenkins.plugins.reflector.trigger;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/** Looks every few seconds for triggers whose interval is over, and only queues their checks. */
@Extension
public class TriggerTick extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(15);
    }

    @Override
    protected void doRun() {
        if (Jenkins.get().getInitLevel() == InitMilestone.COMPLETED && !new JenkinsFacade().isQuietingDown()) {
            TriggerRegistry.checkDue(Instant.now());
        }
    }
}

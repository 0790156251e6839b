package io.jenkins.plugins.reflector.trigger;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.Job;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;

/**
 * Looks every few seconds through all jobs for triggers with something to do, and only queues it. Asking the jobs, as Jenkins'
 * own clock does, leaves nothing behind of jobs that were deleted, renamed or loaded again.
 */
@Extension
public class TriggerTick extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(15);
    }

    @Override
    public long getInitialDelay() {
        return TimeUnit.SECONDS.toMillis(10);
    }

    @Override
    protected void doRun() {
        Jenkins jenkins = Jenkins.get();
        if (jenkins.getInitLevel() != InitMilestone.COMPLETED || new JenkinsFacade().isQuietingDown()) {
            return;
        }
        Instant now = Instant.now();
        for (Job<?, ?> job : jenkins.allItems(Job.class)) {
            ReflectorScanTrigger trigger = ParameterizedJobMixIn.getTrigger(job, ReflectorScanTrigger.class);
            if (trigger != null && job.isBuildable()) {
                trigger.checkDue(now);
            }
        }
    }
}

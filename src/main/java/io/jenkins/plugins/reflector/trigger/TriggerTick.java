package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.Job;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;

/**
 * Looks every few seconds through all jobs for triggers with something to do, and only queues it. Asking the jobs, as Jenkins'
 * own clock does, leaves nothing behind of jobs that were deleted, renamed or loaded again.
 */
@Extension
public class TriggerTick extends PeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(TriggerTick.class.getName());

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
        forEach(jenkins.allItems(Job.class), Job::getFullName, job -> {
            ReflectorScanTrigger trigger = ParameterizedJobMixIn.getTrigger(job, ReflectorScanTrigger.class);
            if (trigger != null && job.isBuildable()) {
                trigger.checkDue(now);
            }
        });
    }

    /** Does something for each; one for which that fails, as for a job with a damaged configuration, does not keep the others from it. */
    static <T> void forEach(@NonNull Iterable<T> all, @NonNull Function<? super T, String> nameOf, @NonNull Consumer<? super T> what) {
        for (T each : all) {
            try {
                what.accept(each);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "The image trigger of " + nameOf.apply(each) + " cannot look whether it is due.", e);
            }
        }
    }
}

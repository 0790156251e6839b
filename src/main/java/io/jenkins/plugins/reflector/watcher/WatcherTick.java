package io.jenkins.plugins.reflector.watcher;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.PeriodicWork;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/** Looks every few seconds for what is due, and only queues it: this thread is Jenkins' own. */
@Extension
public class WatcherTick extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(15);
    }

    @Override
    public long getInitialDelay() {
        return TimeUnit.SECONDS.toMillis(5);
    }

    @Override
    protected void doRun() throws IOException {
        if (Jenkins.get().getInitLevel() == InitMilestone.COMPLETED) {
            WatcherService.get().beginDue();
        }
    }
}

package io.jenkins.plugins.reflector.watcher;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.automation.ReflectorLimits;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.store.UpdateHistory;
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
            keepTo(ReflectorConfiguration.get().effectiveLimits());
            WatcherService.get().beginDue();
        }
    }

    private static void keepTo(ReflectorLimits limits) {
        WatcherExecutor.resize(limits);
        UpdateHistory.of(new JenkinsFacade()).keep(limits::getHistoryKept);
    }
}

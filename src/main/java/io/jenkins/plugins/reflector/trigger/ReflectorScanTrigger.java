package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import hudson.scheduler.CronTabList;
import hudson.scheduler.Hash;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Runs a job when one of its images is another than the job last saw. */
public final class ReflectorScanTrigger extends Trigger<Job<?, ?>> {

    /** How often images named in place are looked up if nothing is said. */
    public static final String DEFAULT_INTERVAL = "10m";

    private static final Logger LOGGER = Logger.getLogger(ReflectorScanTrigger.class.getName());

    private ArrayList<ImageEntry> images;
    private ArrayList<String> policies;
    private String interval;
    private String cron;
    private boolean fireOnFirstScan;

    @DataBoundConstructor
    public ReflectorScanTrigger() {
        // Every field may be left out; without images and policies nothing ever happens.
    }

    /** Images named in place; null for none. */
    public List<ImageEntry> getImages() {
        return images == null ? null : new ArrayList<>(images);
    }

    @DataBoundSetter
    public void setImages(List<ImageEntry> images) {
        this.images = images == null || images.isEmpty() ? null : new ArrayList<>(images);
    }

    /** Names and globs of configured policies; null for none. */
    public List<String> getPolicies() {
        return policies == null ? null : new ArrayList<>(policies);
    }

    @DataBoundSetter
    public void setPolicies(List<String> policies) {
        ArrayList<String> lines = Texts.lines(policies);
        this.policies = lines.isEmpty() ? null : lines;
    }

    /** The policies for a text area, one a line. */
    public String policiesText() {
        return String.join("\n", policyNames());
    }

    /** Time between two look-ups of the images named in place; null for {@link #DEFAULT_INTERVAL}, or if cron is given. */
    public String getInterval() {
        return interval;
    }

    @DataBoundSetter
    public void setInterval(String interval) {
        this.interval = Texts.trimToNull(interval);
    }

    /** When to look, in Jenkins' cron form; null for none. */
    public String getCron() {
        return cron;
    }

    @DataBoundSetter
    public void setCron(String cron) {
        this.cron = Texts.trimToNull(cron);
    }

    /** Whether the very first pick starts a build too. */
    public boolean isFireOnFirstScan() {
        return fireOnFirstScan;
    }

    @DataBoundSetter
    public void setFireOnFirstScan(boolean fireOnFirstScan) {
        this.fireOnFirstScan = fireOnFirstScan;
    }

    @Override
    public void start(Job<?, ?> project, boolean newInstance) {
        super.start(project, newInstance);
        if (cron != null) {
            try {
                tabs = CronTabList.create(cron, Hash.from(project.getFullName()));
            } catch (IllegalArgumentException e) {
                LOGGER.log(Level.WARNING, "The image trigger of {0} has a cron line that cannot be read: {1}", new Object[] {
                    project.getFullName(), e.getMessage()
                });
            }
        }
        TriggerRegistry.add(this);
        if (listensToPolicies()) {
            TriggerRegistry.check(this);
        }
    }

    @Override
    public void stop() {
        TriggerRegistry.remove(this);
        super.stop();
    }

    /** Called by Jenkins at the times of the cron line; only queues the check. */
    @Override
    public void run() {
        if (job != null) {
            TriggerRegistry.check(this);
        }
    }

    @Override
    public Collection<? extends Action> getProjectActions() {
        return job == null ? List.of() : List.of(new ScanLogAction(job));
    }

    @CheckForNull
    Job<?, ?> job() {
        return job;
    }

    @NonNull
    String jobName() {
        return job == null ? "a deleted job" : job.getFullName();
    }

    @NonNull
    List<ImageEntry> imageEntries() {
        return images == null ? List.of() : images;
    }

    @NonNull
    List<String> policyNames() {
        return policies == null ? List.of() : policies;
    }

    boolean listensToPolicies() {
        return policies != null;
    }

    /** Whether the interval of the images named in place is over; with a cron line, Jenkins' clock decides. */
    boolean isDue(@NonNull Instant last, @NonNull Instant now) {
        if (images == null || cron != null) {
            return false;
        }
        try {
            return !now.isBefore(last.plus(Durations.parse(interval == null ? DEFAULT_INTERVAL : interval)));
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, "The interval of the image trigger of {0} cannot be read: {1}", new Object[] {
                jobName(), e.getMessage()
            });
            return false;
        }
    }

    /** Offers the trigger to every job that can be started with parameters. */
    @Extension
    @Symbol("reflectorScan")
    public static final class DescriptorImpl extends TriggerDescriptor {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @Override
        public boolean isApplicable(Item item) {
            return item instanceof ParameterizedJobMixIn.ParameterizedJob;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReflectorScanTrigger_displayName();
        }

        @POST
        public FormValidation doCheckInterval(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.optionalDuration(item, value);
        }

        @POST
        public FormValidation doCheckCron(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> cronProblem(value));
        }

        private static Optional<String> cronProblem(String value) {
            try {
                if (Texts.trimToNull(value) != null) {
                    CronTabList.create(value);
                }
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of("This is no cron line of Jenkins, such as H/15 * * * *: " + e.getMessage());
            }
        }
    }
}

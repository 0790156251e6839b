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
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Runs a job when one of its images is another than the job last saw. */
public final class ReflectorScanTrigger extends Trigger<Job<?, ?>> {

    /** How often images named in place are looked up if nothing is said. */
    public static final String DEFAULT_INTERVAL = "10m";

    private static final String BOTH =
            "reflectorScan takes either an interval or a cron line, not both: take one of them out.";

    private static final Logger LOGGER = Logger.getLogger(ReflectorScanTrigger.class.getName());

    private ArrayList<ImageEntry> images;
    private ArrayList<String> policies;
    private String interval;
    private String cron;
    private boolean fireOnFirstScan;
    private String scanFrom;

    private transient volatile String settings;
    private transient volatile TriggerState known;
    private transient volatile long tried;
    private transient volatile long picksSeen;
    private transient volatile Look owed;
    private transient volatile List<Pick> refused;

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

    /** Sets the interval; refuses what is no duration, and one beside a cron line. */
    @DataBoundSetter
    public void setInterval(String interval) {
        String text = Texts.trimToNull(interval);
        if (text != null) {
            refuse(problem(text, cron));
        }
        this.interval = text;
    }

    /** When to look, in Jenkins' cron form; null for none. */
    public String getCron() {
        return cron;
    }

    /** Sets the cron line; refuses what Jenkins cannot read, and one beside an interval. */
    @DataBoundSetter
    public void setCron(String cron) {
        String line = Texts.trimToNull(cron);
        if (line != null) {
            refuse(problem(interval, line));
        }
        this.cron = line;
    }

    /** What is wrong with an interval and a cron line, of which there may be one. */
    private static Optional<String> problem(@CheckForNull String interval, @CheckForNull String cron) {
        if (interval != null && cron != null) {
            return Optional.of(BOTH);
        }
        if (interval != null) {
            return SpecChecks.duration(interval);
        }
        return cron == null ? Optional.empty() : cronProblem(cron);
    }

    private static void refuse(Optional<String> problem) {
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    private static Optional<String> cronProblem(String line) {
        try {
            CronTabList.create(line);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("This is no cron line of Jenkins, such as H/15 * * * *: " + e.getMessage());
        }
    }

    /** Whether the very first pick starts a build too. */
    public boolean isFireOnFirstScan() {
        return fireOnFirstScan;
    }

    @DataBoundSetter
    public void setFireOnFirstScan(boolean fireOnFirstScan) {
        this.fireOnFirstScan = fireOnFirstScan;
    }

    /** The label of an agent that the registries of images named in place are asked from; null: from the controller. */
    public String getScanFrom() {
        return scanFrom;
    }

    @DataBoundSetter
    public void setScanFrom(String scanFrom) {
        this.scanFrom = Texts.trimToNull(scanFrom);
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
    }

    /** Called by Jenkins at the times of the cron line; only queues the look. */
    @Override
    public void run() {
        if (job != null && job.isBuildable()) {
            TriggerQueue.SHARED.add(job.getFullName(), Look.atAll("the schedule " + cron));
        }
    }

    /** Queues the look that is due, if any. */
    void checkDue(@NonNull Instant now) {
        Job<?, ?> mine = job;
        if (mine == null || TriggerQueue.SHARED.isBusy(mine.getFullName())) {
            return;
        }
        Look asked = owed;
        if (asked != null) {
            owed = null;
            TriggerQueue.SHARED.add(mine.getFullName(), asked);
            return;
        }
        if (known == null) {
            known = TriggerState.read(mine.getRootDir().toPath());
            TriggerTroubles.note(mine.getFullName(), known);
        }
        schedule()
                .due(known, Instant.ofEpochMilli(tried), PolicyTriggers.picks() != picksSeen, refused != null, now)
                .ifPresent(look -> TriggerQueue.SHARED.add(mine.getFullName(), look));
    }

    /** Does a look; called on a thread that may wait. */
    synchronized void look(@NonNull Look look) throws InterruptedException, IOException {
        Job<?, ?> mine = job;
        if (mine == null) {
            return;
        }
        JenkinsFacade jenkins = new JenkinsFacade();
        if (jenkins.isQuietingDown()) {
            // Somebody may call the stop off.
            owed = owed == null ? look : owed.and(look);
            TriggerCheck.putOff(mine, look);
            return;
        }
        tried = System.currentTimeMillis();
        // Counted before they are looked at: one that comes in between is looked at again.
        long picks = PolicyTriggers.picks();
        try {
            TriggerCheck.run(jenkins, this, mine, look);
            picksSeen = look.policies() ? picks : picksSeen;
        } finally {
            known = null;
        }
    }

    private TriggerSchedule schedule() {
        return new TriggerSchedule(images != null, policies != null, cron == null ? intervalOrDefault() : null, settings());
    }

    private Duration intervalOrDefault() {
        try {
            return Durations.parse(interval == null ? DEFAULT_INTERVAL : interval);
        } catch (IllegalArgumentException e) {
            // Only an edited config.xml can hold such a text.
            return Durations.parse(DEFAULT_INTERVAL);
        }
    }

    /** When the images named in place are looked at next; null if nothing is named, or nothing says when. */
    @CheckForNull
    Instant next(@NonNull TriggerState state) {
        if (images == null) {
            return null;
        }
        if (cron != null) {
            Calendar next = tabs == null ? null : tabs.next();
            return next == null ? null : next.toInstant();
        }
        return Instant.ofEpochMilli(state.looked()).plus(intervalOrDefault());
    }

    /** A short text that is another one as soon as other images, policies or names are to be looked at. */
    @NonNull
    String settings() {
        if (settings == null) {
            String text = policyNames() + " " + new ImagesInPlace(imageEntries(), "-", scanFrom).settings();
            settings = text.length() + "-" + Integer.toHexString(text.hashCode());
        }
        return settings;
    }

    @Override
    public Collection<? extends Action> getProjectActions() {
        return job == null ? List.of() : List.of(new ScanLogAction(this, job));
    }

    /** The trigger that a job has now; empty if the job is gone, or has none. */
    @NonNull
    static Optional<ReflectorScanTrigger> of(@NonNull String job) {
        return Jenkins.get().getItemByFullName(job) instanceof Job<?, ?> found
                ? Optional.ofNullable(ParameterizedJobMixIn.getTrigger(found, ReflectorScanTrigger.class))
                : Optional.empty();
    }

    /** What was picked of the images named in place when no build could be started for it; empty if that is not so, or not known any more. */
    @NonNull
    List<Pick> refused() {
        List<Pick> picks = refused;
        return picks == null ? List.of() : picks;
    }

    /** Keeps what was picked until a build can be started for it; null if none was refused. */
    void refuse(@CheckForNull List<Pick> picks) {
        refused = picks;
    }

    @NonNull
    List<ImageEntry> imageEntries() {
        return images == null ? List.of() : images;
    }

    @NonNull
    List<String> policyNames() {
        return policies == null ? List.of() : policies;
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
        public FormValidation doCheckInterval(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String cron) {
            if (both(value, cron)) {
                return checks.check(item, () -> Optional.of(BOTH));
            }
            return checks.optionalDuration(item, value);
        }

        @POST
        public FormValidation doCheckCron(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String interval) {
            String line = Texts.trimToNull(value);
            return checks.check(item, () -> both(value, interval)
                    ? Optional.of(BOTH)
                    : line == null ? Optional.empty() : cronProblem(line));
        }

        private static boolean both(String one, String other) {
            return Texts.trimToNull(one) != null && Texts.trimToNull(other) != null;
        }

        /** Tells what a setter would refuse as a fault of the form: Stapler passes over such a setter, and the form would seem saved. */
        @Override
        public Trigger<?> newInstance(StaplerRequest2 req, @NonNull JSONObject formData) throws FormException {
            Optional<String> problem =
                    problem(Texts.trimToNull(formData.optString("interval")), Texts.trimToNull(formData.optString("cron")));
            if (problem.isPresent()) {
                throw new FormException(problem.get(), "cron");
            }
            return super.newInstance(req, formData);
        }
    }
}

package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.store.UpdateHistory;
import io.jenkins.plugins.reflector.trigger.TriggerView;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.TransientActionFactory;

/**
 * What the page of a job says of images: those that it waits for, and what its builds pushed last. Two small files are read for it,
 * and no build; no registry or Git server is asked.
 */
public final class JobSummary extends InvisibleAction {

    private static final Logger LOGGER = Logger.getLogger(JobSummary.class.getName());

    private final Job<?, ?> job;
    private final transient JenkinsFacade jenkins;
    private final transient Observed observed;

    JobSummary(@NonNull Job<?, ?> job, @NonNull JenkinsFacade jenkins, @NonNull Observed observed) {
        this.job = job;
        this.jenkins = jenkins;
        this.observed = observed;
    }

    /** Gives every job one; it does nothing until a page asks. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {

        private final JenkinsFacade jenkins = new JenkinsFacade();
        private final Observed observed = new WatcherObserved(jenkins);

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job job) {
            return List.of(new JobSummary((Job<?, ?>) job, jenkins, observed));
        }
    }

    /** What the job waits for; null if it has no trigger of ours, or the user may not see it. */
    @CheckForNull
    public Watched getWatched() {
        return mayView() ? TriggerView.of(job).map(Watched::new).orElse(null) : null;
    }

    private boolean mayView() {
        return jenkins.has(job.getFullName(), Right.VIEW);
    }

    /** What the builds of the job pushed last; null if nothing is known, or the user may not see it. */
    @CheckForNull
    public Last getLast() {
        if (!mayView()) {
            return null;
        }
        try {
            return UpdateHistory.of(jenkins).newestOf(job.getFullName()).map(Last::new).orElse(null);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The history of Image Reflector cannot be read: check the disk of JENKINS_HOME.", e);
            return null;
        }
    }

    /** The images that a job waits for. */
    public final class Watched {

        private final TriggerView trigger;

        private Watched(TriggerView trigger) {
            this.trigger = trigger;
        }

        /** One for each image. */
        @NonNull
        public List<WatchedRow> getRows() {
            return new WatchedImages(trigger, observed, new Access(jenkins)).rows();
        }

        /** When the job looked last; null if it has not. */
        @CheckForNull
        public Moment getLooked() {
            return Moment.of(trigger.looked(), observed.clock().millis());
        }

        /** What went wrong at the last look, as it stands in the scan log. */
        @NonNull
        public List<String> getProblems() {
            return trigger.problems();
        }
    }

    /** An update that a build of a job pushed. */
    public final class Last {

        private final PushedUpdate update;

        private Last(PushedUpdate update) {
            this.update = update;
        }

        /** What was pushed. */
        @NonNull
        public UpdateRow getRow() {
            return Rows.update(update, observed.hasBuild(job.getFullName(), update.build()));
        }

        /** When. */
        @CheckForNull
        public Moment getTime() {
            return Moment.of(update.time(), observed.clock().millis());
        }

        /** The commit as people say it. */
        @NonNull
        public String getShortCommit() {
            return update.commit().substring(0, Math.min(7, update.commit().length()));
        }

        /** The build's number. */
        public int getBuild() {
            return update.build();
        }
    }
}

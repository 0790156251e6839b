package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;

/**
 * Where runs of configured automations are noted, whoever does them: so that what a build did is not done again, and everybody sees
 * how an automation stands.
 */
@FunctionalInterface
public interface RunBook {

    /** Notes nothing. */
    RunBook NONE = (automation, catalog) -> new Run() {
        @NonNull
        @Override
        public ProgressListener log() {
            return ProgressListener.SILENT;
        }

        @Override
        public void ended(@CheckForNull UpdateRequest request, @NonNull AutomationReport report) {
            // Nobody asks.
        }

        @Override
        public void close() {
            // Nobody asks.
        }
    };

    /**
     * A run begins that is no dry one.
     *
     * @param catalog where the automation is from
     */
    @NonNull
    Run begin(@NonNull Owned<ImageUpdateAutomation> automation, @NonNull Catalog catalog);

    /** A run that is under way until it is closed. */
    interface Run extends AutoCloseable {

        /** The automation's own log. */
        @NonNull
        ProgressListener log();

        /**
         * Notes how it ended.
         *
         * @param request null if the automation could not even be turned into one
         */
        void ended(@CheckForNull UpdateRequest request, @NonNull AutomationReport report);

        /** It is over; without an end it came to nothing. */
        @Override
        void close();
    }
}

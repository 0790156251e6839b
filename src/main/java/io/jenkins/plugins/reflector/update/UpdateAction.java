package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.PolicyPages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.StaplerProxy;

/** The updates of a build: what its page shows, and what its steps need to know if they begin anew after a restart. */
public final class UpdateAction implements RunAction2, StaplerProxy {

    private static final Logger LOGGER = Logger.getLogger(UpdateAction.class.getName());

    // Never changed but replaced: Jenkins may be saving it at that moment.
    private ArrayList<UpdateRecord> records = new ArrayList<>();
    private transient Run<?, ?> run;

    /** The one of a build, added if there is none. */
    @NonNull
    public static UpdateAction of(@NonNull Run<?, ?> run) {
        synchronized (run) {
            UpdateAction action = run.getAction(UpdateAction.class);
            if (action == null) {
                action = new UpdateAction();
                run.addAction(action);
            }
            return action;
        }
    }

    /** Whose it is. */
    public Run<?, ?> getRun() {
        return run;
    }

    /** In the sidebar of the build, once an update ended. */
    @CheckForNull
    @Override
    public String getIconFileName() {
        return getUpdates().isEmpty() ? null : "symbol-up-to-date";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.UpdateAction_displayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return "reflector";
    }

    /** Whoever may see the build may see what it did. */
    @NonNull
    @Override
    public Object getTarget() {
        run.checkPermission(Item.READ);
        return this;
    }

    /** For the pages: the updates that ended, in the order of their ends. */
    @NonNull
    public List<UpdateView> getViews() {
        return views(PolicyPages.current());
    }

    @NonNull
    List<UpdateView> views(@NonNull PolicyPages.Finder pages) {
        return getUpdates().stream().map(update -> new UpdateView(update, pages)).toList();
    }

    /** The updates that ended, in the order of their ends. */
    @NonNull
    public synchronized List<UpdateRecord> getUpdates() {
        return records.stream().filter(UpdateRecord::hasEnded).toList();
    }

    /** How the update of a step ended; empty if it has not. */
    @NonNull
    public synchronized Optional<UpdateRecord> ended(@NonNull String key) {
        return records.stream()
                .filter(record -> record.hasEnded() && record.key().equals(key))
                .findFirst();
    }

    /**
     * Keeps how the update of a step ended.
     *
     * @param dryRun whether nothing was to be pushed
     */
    public void end(@NonNull String key, @NonNull UpdateOutcome outcome, boolean dryRun) throws IOException {
        replace(
                record -> record.key().equals(key),
                new UpdateRecord(key, null, System.currentTimeMillis(), true, outcome.result(), outcome.failures(), dryRun));
        save();
    }

    /** What the step of a key sends, kept until it ends. */
    @NonNull
    public Deliveries deliveries(@NonNull String key) {
        return new Deliveries() {
            @Override
            public void begin(@NonNull ResourceName automation, @NonNull ReflectorUpdateResult ifDelivered) {
                keep(key, automation.toString(), ifDelivered);
            }

            @NonNull
            @Override
            public Optional<ReflectorUpdateResult> begun(@NonNull ResourceName automation) {
                return find(key, automation.toString());
            }
        };
    }

    private void keep(String key, String automation, ReflectorUpdateResult ifDelivered) {
        replace(
                record -> isBegun(record, key, automation),
                new UpdateRecord(key, automation, System.currentTimeMillis(), false, ifDelivered, List.of(), false));
        try {
            save();
        } catch (IOException e) {
            // Then a restart right now would only lose what the step returns, not the commit.
            LOGGER.log(Level.WARNING, "The build " + run + " cannot be saved before its commit is pushed.", e);
        }
    }

    private void save() throws IOException {
        // One that no build has yet is saved when a build gets it.
        if (run != null) {
            run.save();
        }
    }

    private synchronized void replace(Predicate<UpdateRecord> old, UpdateRecord record) {
        ArrayList<UpdateRecord> all = new ArrayList<>(records);
        all.removeIf(old);
        all.add(record);
        records = all;
    }

    private synchronized Optional<ReflectorUpdateResult> find(String key, String automation) {
        return records.stream()
                .filter(record -> isBegun(record, key, automation))
                .map(UpdateRecord::getResult)
                .findFirst();
    }

    private static boolean isBegun(UpdateRecord record, String key, String automation) {
        return !record.hasEnded() && record.key().equals(key) && automation.equals(record.automation());
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }
}

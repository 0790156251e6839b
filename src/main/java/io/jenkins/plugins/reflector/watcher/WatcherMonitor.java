package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.verb.POST;

/** Tells administrators what keeps failing, a sentence or two each, until it works again or they do not want to hear of it. */
@Extension
public class WatcherMonitor extends AdministrativeMonitor {

    /** How many are shown; whoever has more begins with these. */
    private static final int MOST = 20;

    private final JenkinsFacade jenkins = new JenkinsFacade();
    private DismissedTroubles dismissed;

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.WatcherMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return Jenkins.get().getInitLevel() == InitMilestone.COMPLETED && !troubles().isEmpty();
    }

    /** What is shown. */
    @NonNull
    public List<Trouble> getTroubles() {
        List<Trouble> all = troubles();
        return all.subList(0, Math.min(MOST, all.size()));
    }

    /** How many more there are. */
    public int getMore() {
        return Math.max(0, troubles().size() - MOST);
    }

    /** Hides what there is now; something else is told again. */
    @POST
    public HttpResponse doDismiss() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        dismissed().dismiss(WatcherService.get().troubles());
        return HttpResponses.redirectViaContextPath("manage/");
    }

    private List<Trouble> troubles() {
        return dismissed().without(WatcherService.get().troubles());
    }

    private synchronized DismissedTroubles dismissed() {
        if (dismissed == null) {
            dismissed = new DismissedTroubles(jenkins.stateDirectory().resolve("dismissed.v1.txt"));
        }
        return dismissed;
    }
}

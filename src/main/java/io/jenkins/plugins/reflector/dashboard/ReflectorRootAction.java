package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import hudson.security.PermissionGroup;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.discover.DiscoverPage;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.security.ReflectorPermissions;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import io.jenkins.plugins.reflector.webhook.WebhooksPage;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** The dashboard, {@code /reflector/}, and the way to the pages below it. What a user may not see is not there, as if it did not exist. */
@Extension
@ExportedBean
public class ReflectorRootAction implements RootAction, StaplerProxy {

    /** So that the permissions are known before anybody reads a matrix of them. */
    static final PermissionGroup PERMISSIONS = ReflectorPermissions.GROUP;

    private final JenkinsFacade jenkins = new JenkinsFacade();
    private final Observed observed = new WatcherObserved(jenkins);
    private final Explanations explanations = new Explanations(new Explainer());
    private final Standings standings = new Standings(explanations);
    private final Previews previews = new Previews(jenkins, observed.clock());
    private final Desk desk = new Desk(
            jenkins, () -> DecisionBook.of(jenkins), ReflectorRootAction::decided, observed.clock());

    @CheckForNull
    @Override
    public String getIconFileName() {
        return mayView() ? "symbol-up-to-date" : null;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ReflectorConfiguration_displayName();
    }

    @CheckForNull
    @Override
    public String getUrlName() {
        return "reflector";
    }

    /** Lets nobody in who may see nothing. */
    @NonNull
    @Override
    public Object getTarget() {
        letIn();
        return this;
    }

    private void letIn() {
        if (!mayView()) {
            jenkins.check(null, Right.VIEW);
        }
    }

    private boolean mayView() {
        return access().maySeeSomething(observed.catalog());
    }

    private Access access() {
        return new Access(jenkins);
    }

    /** What the user of these permissions sees. */
    @NonNull
    Rows rows(@NonNull Access access) {
        return new Rows(observed, access, standings);
    }

    /** What the page is called. */
    @NonNull
    public String getTitle() {
        return getDisplayName();
    }

    private static void decided(WatchedKind kind, ResourceName name, String line) {
        if (name != null) {
            WatcherService.get().logs().line(kind, name, line);
        }
        WatcherService.get().lookSoon();
    }

    /** Where what is watched is configured, below the root of Jenkins; null where the user may not. */
    @CheckForNull
    public String getConfigureLink() {
        return jenkins.mayAdminister() ? "manage/configure" : null;
    }

    /** Where images are looked for, below the root of Jenkins; null where the user may not. */
    @CheckForNull
    public String getDiscoverLink() {
        return jenkins.mayAdminister() ? "reflector/discover/" : null;
    }

    /** Where the webhooks and their deliveries are, below the root of Jenkins; null where the user may not. */
    @CheckForNull
    public String getWebhooksLink() {
        return jenkins.mayAdminister() ? "reflector/webhooks/" : null;
    }

    /** The page that looks for images; it lets only administrators in. */
    @NonNull
    public DiscoverPage getDiscover() {
        return new DiscoverPage(null, jenkins);
    }

    /** For {@code api/json}. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }

    /** All that the current user may see. */
    @NonNull
    @Exported(inline = true)
    public Overview getOverview() {
        Access access = access();
        return new Overview(rows(access), access);
    }

    /**
     * The same for the script of the page.
     *
     * @param known the version that it has already
     */
    @POST
    public HttpResponse doRows(@QueryParameter String known) {
        letIn();
        return Reply.unlessKnown(getOverview(), known == null ? "" : known);
    }

    /** Has all image repositories scanned that the current user may have scanned. */
    @POST
    public HttpResponse doScan() {
        letIn();
        Access access = access();
        int asked = 0;
        for (Owned<ImageRepository> owned : observed.catalog().repositories()) {
            if (access.may(owned.owner(), Right.VIEW)
                    && access.may(owned.owner(), Right.SCAN)
                    && !owned.spec().suspend()) {
                WatcherService.get().requestScan(owned.spec().name());
                asked++;
            }
        }
        return Reply.of(Map.of("asked", asked));
    }

    /** The page of a policy; null if there is none for the current user. */
    @CheckForNull
    public PolicyPage getPolicy(@NonNull String token) {
        Access access = access();
        for (ImagePolicy policy : observed.catalog().evaluated()) {
            if (PolicyKey.token(policy, observed.catalog()).equals(token)) {
                Owned<ImagePolicy> owned = observed.catalog().policy(policy.name()).orElse(null);
                return owned != null && access.may(owned.owner(), Right.VIEW)
                        ? new PolicyPage(policy, owned.owner(), observed, access, rows(access), explanations, desk)
                        : null;
            }
        }
        return null;
    }

    /** The page of an image repository; null if there is none for the current user. */
    @CheckForNull
    public RepositoryPage getRepository(@NonNull String token) {
        Access access = access();
        return observed.catalog().repositories().stream()
                .filter(owned -> PolicyKey.token(owned.spec().name()).equals(token))
                .filter(owned -> access.may(owned.owner(), Right.VIEW))
                .findFirst()
                .map(owned -> new RepositoryPage(owned, observed, access, rows(access), desk))
                .orElse(null);
    }

    /** The page of an automation; null if there is none for the current user. */
    @CheckForNull
    public AutomationPage getAutomation(@NonNull String token) {
        Access access = access();
        return observed.catalog().automations().stream()
                .filter(owned -> PolicyKey.token(owned.spec().name()).equals(token))
                .filter(owned -> access.may(owned.owner(), Right.VIEW))
                .findFirst()
                .map(owned -> new AutomationPage(owned, observed, access, rows(access), previews, desk))
                .orElse(null);
    }

    /** The pages of the webhooks; null if there are none for the current user. */
    @CheckForNull
    public WebhooksPage getWebhooks() {
        return WebhooksPage.forCurrentUser(jenkins);
    }
}

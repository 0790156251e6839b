package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.discover.DiscoverPage;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** The part of the dashboard that concerns a folder of whatever kind, {@code job/team/reflector/}; drawn as the whole of it. */
public final class FolderDashboard implements Action, StaplerProxy {

    private final transient Item folder;
    private final transient JenkinsFacade jenkins;

    FolderDashboard(@NonNull Item folder, @NonNull JenkinsFacade jenkins) {
        this.folder = folder;
        this.jenkins = jenkins;
    }

    /** Gives one to everything that holds items, but to jobs that consist of others. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<ItemGroup> {

        private final JenkinsFacade jenkins = new JenkinsFacade();

        @Override
        public Class<ItemGroup> type() {
            return ItemGroup.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull ItemGroup group) {
            return group instanceof Item folder && !(group instanceof Job)
                    ? List.of(new FolderDashboard(folder, jenkins))
                    : List.of();
        }
    }

    /** In the sidebar where there is something to see, or to begin with. */
    @CheckForNull
    @Override
    public String getIconFileName() {
        boolean shown = jenkins.has(folder.getFullName(), Right.VIEW)
                && (jenkins.mayConfigure(folder) || !scope(access()).isEmpty());
        return shown ? "symbol-up-to-date" : null;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ReflectorConfiguration_displayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return "reflector";
    }

    /** Lets nobody in who may not see the folder's images. */
    @NonNull
    @Override
    public Object getTarget() {
        jenkins.check(folder.getFullName(), Right.VIEW);
        return this;
    }

    private Access access() {
        return new Access(jenkins);
    }

    private FolderScope scope(Access access) {
        return new FolderScope(folder.getFullName(), Catalogs.current(), access);
    }

    /** What the page is called. */
    @NonNull
    public String getTitle() {
        return getDisplayName() + ": " + folder.getFullName();
    }

    /** Whose views it is drawn with. */
    @NonNull
    public Class<?> getDrawnAs() {
        return ReflectorRootAction.class;
    }

    /** Where what is watched is configured, below the root of Jenkins; null where the user may not. */
    @CheckForNull
    public String getConfigureLink() {
        return jenkins.mayConfigure(folder) ? folder.getUrl() + "configure" : null;
    }

    /** Where images are looked for, below the root of Jenkins; null where the user may not. */
    @CheckForNull
    public String getDiscoverLink() {
        return jenkins.mayConfigure(folder) ? folder.getUrl() + "reflector/discover/" : null;
    }

    /** Always null: no webhook is a folder's. */
    @CheckForNull
    public String getWebhooksLink() {
        return null;
    }

    /** The page that looks for images; it lets only those in who may configure the folder. */
    @NonNull
    public DiscoverPage getDiscover() {
        return new DiscoverPage(folder, jenkins);
    }

    /** For {@code api/json}. */
    @NonNull
    public Api getApi() {
        return new Api(new Shown(this));
    }

    /** The JSON of this page. That of the folder itself names all actions of the folder, and would hold this page with whatever is inherited. */
    @ExportedBean
    public static final class Shown {

        private final FolderDashboard page;

        Shown(@NonNull FolderDashboard page) {
            this.page = page;
        }

        /** All of the folder's part that the current user may see. */
        @NonNull
        @Exported(inline = true)
        public Overview getOverview() {
            return page.overview();
        }
    }

    private Overview overview() {
        jenkins.check(folder.getFullName(), Right.VIEW);
        Access access = access();
        return new Overview(ExtensionList.lookupSingleton(ReflectorRootAction.class).rows(access), scope(access));
    }

    /**
     * The same for the script of the page.
     *
     * @param known the version that it has already
     */
    @POST
    public HttpResponse doRows(@QueryParameter String known) {
        jenkins.check(folder.getFullName(), Right.VIEW);
        return Reply.unlessKnown(overview(), known == null ? "" : known);
    }

    /** Has the folder's own image repositories scanned that the current user may have scanned. */
    @POST
    public HttpResponse doScan() {
        jenkins.check(folder.getFullName(), Right.VIEW);
        Access access = access();
        FolderScope scope = scope(access);
        int asked = 0;
        for (Owned<ImageRepository> owned : scope.repositories()) {
            if (scope.isOwn(owned.spec().name())
                    && access.may(owned.owner(), Right.SCAN)
                    && !owned.spec().suspend()) {
                WatcherService.get().requestScan(owned.spec().name());
                asked++;
            }
        }
        return Reply.of(Map.of("asked", asked));
    }
}

package io.jenkins.plugins.reflector.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor;
import hudson.model.Item;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.config.ControllerEntries;
import io.jenkins.plugins.reflector.config.DiscoveredEntries;
import io.jenkins.plugins.reflector.config.Entries;
import io.jenkins.plugins.reflector.config.FolderEntries;
import io.jenkins.plugins.reflector.config.InheritedRepositories;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.automation.GitReference;
import io.jenkins.plugins.reflector.config.automation.GitSettings;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.credentials.GitCredentialsLookup;
import io.jenkins.plugins.reflector.engine.discover.WatchedImage;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.watcher.WatcherExecutor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The page that looks through a Git repository for images and adds what would watch them. On the controller it is for administrators,
 * since it looks with the controller's credentials; on a folder for those who may configure that.
 */
public final class DiscoverPage implements StaplerProxy {

    private static final Discoveries ALL = new Discoveries();

    private final Item folder;
    private final JenkinsFacade jenkins;

    /** @param folder null for the controller */
    public DiscoverPage(@CheckForNull Item folder, @NonNull JenkinsFacade jenkins) {
        this.folder = folder;
        this.jenkins = jenkins;
    }

    /** Lets nobody in who may not configure. */
    @NonNull
    @Override
    public Object getTarget() {
        check();
        return this;
    }

    private void check() {
        if (folder == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            folder.checkPermission(Item.CONFIGURE);
        }
    }

    /** Whether it is the controller's. */
    public boolean isOfController() {
        return folder == null;
    }

    /** Where the dashboard is, below the root of Jenkins. */
    @NonNull
    public String getBack() {
        return folder == null ? "reflector/" : folder.getUrl() + "reflector/";
    }

    /** Whose checks and lists the form has. */
    @NonNull
    public Descriptor<?> getGit() {
        return Jenkins.get().getDescriptorOrDie(GitSettings.class);
    }

    /** The branch that is looked at if none is given. */
    @NonNull
    public String getDefaultBranch() {
        return GitReference.DEFAULT_BRANCH;
    }

    /** What the user looked at last here; null if nothing. */
    @CheckForNull
    public DiscoveryView getLast() {
        Discovery last = ALL.of(key());
        return last == null ? null : new DiscoveryView(last, entries(), inherited());
    }

    private Discoveries.Key key() {
        return new Discoveries.Key(
                folder == null ? "" : folder.getFullName(), Jenkins.getAuthentication2().getName());
    }

    @CheckForNull
    private Entries entries() {
        return folder == null
                ? new ControllerEntries(ReflectorConfiguration.get())
                : FolderEntries.of(folder).orElse(null);
    }

    private InheritedRepositories inherited() {
        return folder == null
                ? InheritedRepositories.none()
                : InheritedRepositories.of(
                        Catalogs.current(), folder.getFullName(), owner -> jenkins.has(owner.folder(), Right.VIEW));
    }

    /** Looks through a repository, in the background. */
    @POST
    public HttpResponse doLook(StaplerRequest2 request) {
        check();
        DiscoveryRequest asked = new DiscoveryRequest(
                Texts.orDefault(request.getParameter("_.url"), ""),
                Texts.orDefault(request.getParameter("_.branch"), GitReference.DEFAULT_BRANCH),
                Texts.orDefault(request.getParameter("_.path"), ""),
                Texts.trimToNull(request.getParameter("_.credentialsId")));
        Discovery discovery = new Discovery(asked);
        String problem = SpecChecks.gitUrl(asked.url()).orElse(null);
        if (problem != null) {
            discovery.fail(problem);
        }
        Discoveries.Begun begun = ALL.begin(key(), discovery);
        if (begun != Discoveries.Begun.YES) {
            return backWith(begun == Discoveries.Begun.OWN_RUNS ? "own" : "others");
        }
        if (problem == null) {
            WatcherExecutor.submit("look for images in " + asked.url(), () -> look(discovery));
        }
        return HttpResponses.redirectToDot();
    }

    /** The page at its own address, which a reload or its script may ask for again, with a notice of the view. */
    private static HttpResponse backWith(String notice) {
        return HttpResponses.redirectTo("?notice=" + notice);
    }

    private void look(Discovery discovery) throws InterruptedException {
        DiscoveryRequest asked = discovery.request();
        EngineFactory engine = new EngineFactory(jenkins);
        CredentialsContext seen = folder == null ? CredentialsContext.global() : CredentialsContext.of(folder);
        try {
            GitRemote remote = new GitRemote(
                    asked.url(),
                    new GitCredentialsLookup(seen, jenkins.isFips()).find(asked.credentialsId(), asked.url()),
                    GitRepository.DEFAULT_TIMEOUT,
                    engine.connection());
            discovery.run(engine.sessions(), remote);
        } catch (GitException e) {
            discovery.fail(e.getMessage());
        } finally {
            discovery.giveUp();
        }
    }

    /** How far the look is, for the script of the page. */
    @POST
    public HttpResponse doStatus() {
        check();
        Discovery last = ALL.of(key());
        return Status.of(last != null && last.isRunning(), last == null ? "" : last.progress());
    }

    /** Adds what is suggested for the chosen images. */
    @POST
    public HttpResponse doAdd(StaplerRequest2 request, @QueryParameter String commit) throws IOException {
        check();
        Discovery last = ALL.of(key());
        Discovery.Result result = last == null ? null : last.result();
        Entries there = entries();
        // A look that was taken in another window meanwhile may have the same keys for other images.
        if (result == null || there == null || !result.commit().equals(commit)) {
            return backWith("gone");
        }
        String[] keys = request.getParameterValues("image");
        Set<String> chosen = keys == null ? Set.of() : Set.copyOf(Arrays.asList(keys));
        List<WatchedImage> images = result.images().stream()
                .filter(image -> chosen.contains(image.key()))
                .toList();
        synchronized (DiscoverPage.class) {
            DiscoveredEntries entries = DiscoveredEntries.of(images, there, inherited());
            List<String> lines = images.stream()
                    .filter(entries::isNew)
                    .map(image -> image.image().text() + ": " + entries.line(image))
                    .toList();
            entries.addTo(there);
            last.added(lines);
            return lines.isEmpty() ? backWith("nothing") : HttpResponses.redirectToDot();
        }
    }
}

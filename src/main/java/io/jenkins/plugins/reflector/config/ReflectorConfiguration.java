package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.automation.FluxSourceItem;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.automation.ReflectorLimits;
import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import io.jenkins.plugins.reflector.config.entry.DrawnEntries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What administrators configure: Manage Jenkins, System, Image Reflector; {@code unclassified.imageReflector} as code. */
@Extension
@Symbol("imageReflector")
public class ReflectorConfiguration extends GlobalConfiguration implements PersistentDescriptor {

    private ArrayList<RegistryHost> registries = new ArrayList<>();
    private ArrayList<ImageRepositoryItem> imageRepositories = new ArrayList<>();
    private ArrayList<ImagePolicyItem> imagePolicies = new ArrayList<>();
    private ArrayList<ImageUpdateAutomationItem> imageUpdateAutomations = new ArrayList<>();
    private ArrayList<FluxSourceItem> fluxSources = new ArrayList<>();
    private ArrayList<WebhookItem> webhooks = new ArrayList<>();
    private ReflectorLimits limits;
    /** Null until somebody asks. */
    private transient volatile List<WebhookItem> webhooksAsSaved;

    private final transient ResourceForms forms = new ResourceForms();

    /** The configuration of this controller. */
    @NonNull
    public static ReflectorConfiguration get() {
        return ExtensionList.lookupSingleton(ReflectorConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ReflectorConfiguration_displayName();
    }

    /** Registries that need a mirror or plain HTTP. */
    public synchronized List<RegistryHost> getRegistries() {
        return new ArrayList<>(registries);
    }

    /** Replaces the registries and saves. */
    @DataBoundSetter
    public synchronized void setRegistries(List<RegistryHost> registries) {
        this.registries = copy(registries);
        save();
    }

    /** The watched repositories. */
    public synchronized List<ImageRepositoryItem> getImageRepositories() {
        return new ArrayList<>(imageRepositories);
    }

    /** Replaces the repositories and saves. */
    @DataBoundSetter
    public synchronized void setImageRepositories(List<ImageRepositoryItem> imageRepositories) {
        this.imageRepositories = copy(imageRepositories);
        save();
    }

    /** The policies. */
    public synchronized List<ImagePolicyItem> getImagePolicies() {
        return new ArrayList<>(imagePolicies);
    }

    /** Replaces the policies and saves. */
    @DataBoundSetter
    public synchronized void setImagePolicies(List<ImagePolicyItem> imagePolicies) {
        this.imagePolicies = copy(imagePolicies);
        save();
    }

    /** What Jenkins edits, commits and pushes by itself. */
    public synchronized List<ImageUpdateAutomationItem> getImageUpdateAutomations() {
        return new ArrayList<>(imageUpdateAutomations);
    }

    /** Replaces the automations and saves. */
    @DataBoundSetter
    public synchronized void setImageUpdateAutomations(List<ImageUpdateAutomationItem> imageUpdateAutomations) {
        this.imageUpdateAutomations = copy(imageUpdateAutomations);
        save();
    }

    /** Git repositories that hold Flux resources. */
    public synchronized List<FluxSourceItem> getFluxSources() {
        return new ArrayList<>(fluxSources);
    }

    /** Replaces the repositories with Flux resources and saves. */
    @DataBoundSetter
    public synchronized void setFluxSources(List<FluxSourceItem> fluxSources) {
        this.fluxSources = copy(fluxSources);
        save();
    }

    /** What registries tell of pushed images. */
    public synchronized List<WebhookItem> getWebhooks() {
        return new ArrayList<>(webhooks);
    }

    /** The webhooks when all was saved last. Nobody waits who asks for them, as each of many deliveries does, also while others change something. */
    @NonNull
    public List<WebhookItem> webhooksAsSaved() {
        List<WebhookItem> known = webhooksAsSaved;
        return known == null ? webhooksAsLoaded() : known;
    }

    private synchronized List<WebhookItem> webhooksAsLoaded() {
        if (webhooksAsSaved == null) {
            webhooksAsSaved = List.copyOf(webhooks);
        }
        return webhooksAsSaved;
    }

    /** Replaces the webhooks and saves. */
    @DataBoundSetter
    public synchronized void setWebhooks(List<WebhookItem> webhooks) {
        this.webhooks = copy(webhooks);
        save();
    }

    /** How much is kept and done at once; null for the defaults. */
    @CheckForNull
    public synchronized ReflectorLimits getLimits() {
        return limits;
    }

    /** Replaces the limits and saves. */
    @DataBoundSetter
    public synchronized void setLimits(@CheckForNull ReflectorLimits limits) {
        this.limits = limits == null || limits.saysNothing() ? null : limits;
        save();
    }

    /** The limits that hold. */
    @NonNull
    public ReflectorLimits effectiveLimits() {
        ReflectorLimits set = getLimits();
        return set == null ? new ReflectorLimits() : set;
    }

    /** The page that takes over pasted Flux resources; for administrators alone. */
    @NonNull
    public FluxImport getFluxImport() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return new FluxImport(this);
    }

    private synchronized ResourceLists lists() {
        return new ResourceLists(imageRepositories, imagePolicies, imageUpdateAutomations);
    }

    /** A list for the form, whose entries are rows until they are opened. */
    @NonNull
    public DrawnEntries drawn(@NonNull ReflectorConfiguration configuration, @NonNull String field) {
        return forms.draw(configuration.lists(), field);
    }

    /** The form of one entry, when its row is opened. */
    @POST
    public HttpResponse doEntry(@QueryParameter String field, @QueryParameter String key) {
        return forms.open(null, lists(), field, key);
    }

    /** The rows that a long list does not show at first. */
    @POST
    public HttpResponse doEntryRows(@QueryParameter String field, @QueryParameter String kept) {
        return forms.show(null, lists(), field, kept);
    }

    /** The form of a new entry, when one is added. */
    @POST
    public HttpResponse doNewEntry(@QueryParameter String field) {
        return forms.create(null, this, field);
    }

    /**
     * Takes the form at once, so that the watcher never sees half of it; a list that the form no longer mentions is empty. A form that
     * cannot be read changes nothing.
     */
    @Override
    public synchronized boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        ResourceLists taken = forms.take(req, json, lists());
        Settings before = new Settings(
                registries, imageRepositories, imagePolicies, imageUpdateAutomations, fluxSources, webhooks, limits);
        boolean saved = false;
        try (BulkChange change = new BulkChange(this)) {
            registries = new ArrayList<>();
            imageRepositories = copy(taken.imageRepositories());
            imagePolicies = copy(taken.imagePolicies());
            imageUpdateAutomations = copy(taken.imageUpdateAutomations());
            fluxSources = new ArrayList<>();
            webhooks = new ArrayList<>();
            limits = null;
            req.bindJSON(this, json);
            save();
            change.commit();
            saved = true;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration of Image Reflector could not be saved.", e);
        } finally {
            if (!saved) {
                restore(before);
            }
        }
    }

    /** All that is configured, while a form is taken. */
    private record Settings(
            ArrayList<RegistryHost> registries,
            ArrayList<ImageRepositoryItem> imageRepositories,
            ArrayList<ImagePolicyItem> imagePolicies,
            ArrayList<ImageUpdateAutomationItem> imageUpdateAutomations,
            ArrayList<FluxSourceItem> fluxSources,
            ArrayList<WebhookItem> webhooks,
            ReflectorLimits limits) {}

    /** Else the next one who saves anything would save away what such a form has not brought. */
    private void restore(Settings before) {
        registries = before.registries();
        imageRepositories = before.imageRepositories();
        imagePolicies = before.imagePolicies();
        imageUpdateAutomations = before.imageUpdateAutomations();
        fluxSources = before.fluxSources();
        webhooks = before.webhooks();
        limits = before.limits();
    }

    @Override
    public synchronized void save() {
        super.save();
        if (!BulkChange.contains(this)) {
            webhooksAsSaved = List.copyOf(webhooks);
        }
    }

    @Override
    public synchronized void load() {
        super.load();
        webhooksAsSaved = null;
    }

    private static <T> ArrayList<T> copy(List<T> list) {
        return list == null ? new ArrayList<>() : new ArrayList<>(list);
    }

    /** Fills the lists that a stored file does not have. */
    protected synchronized Object readResolve() {
        registries = copy(registries);
        imageRepositories = copy(imageRepositories);
        imagePolicies = copy(imagePolicies);
        imageUpdateAutomations = copy(imageUpdateAutomations);
        fluxSources = copy(fluxSources);
        webhooks = copy(webhooks);
        return this;
    }
}

package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor;
import hudson.model.Descriptor.FormException;
import hudson.model.Item;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.entry.DrawnEntries;
import io.jenkins.plugins.reflector.config.entry.EntryForms;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

/** The part that the forms of the controller and of folders have in common: three lists that may be long. */
public final class ResourceForms {

    static final String REPOSITORIES = "imageRepositories";
    static final String POLICIES = "imagePolicies";
    static final String AUTOMATIONS = "imageUpdateAutomations";

    private final EntryForms entries = new EntryForms();

    /** One of the lists, for a page that is about to show it. */
    @NonNull
    public DrawnEntries draw(@NonNull ResourceLists lists, @NonNull String field) {
        return entries.draw(lists.of(field));
    }

    /**
     * The form of one entry.
     *
     * @param folder whose form it is; null for the global configuration
     * @param key as the entry was drawn
     */
    @NonNull
    public HttpResponse open(
            @CheckForNull Item folder, @NonNull ResourceLists lists, @CheckForNull String field, @CheckForNull String key) {
        return entries.open(folder, lists.of(field == null ? "" : field), key);
    }

    /**
     * The rows of entries that the page did not show at first.
     *
     * @param folder whose form it is; null for the global configuration
     * @param kept as the row in their place has it
     */
    @NonNull
    public HttpResponse show(
            @CheckForNull Item folder, @NonNull ResourceLists lists, @CheckForNull String field, @CheckForNull String kept) {
        return entries.show(folder, lists.of(field == null ? "" : field), kept);
    }

    /**
     * The form of a new entry.
     *
     * @param folder whose form it is; null for the global configuration
     * @param owner has the list
     */
    @NonNull
    public HttpResponse create(@CheckForNull Item folder, @NonNull Descriptor<?> owner, @CheckForNull String field) {
        return entries.create(folder, owner, field);
    }

    /**
     * The lists that a form asks for, which it no longer has afterwards.
     *
     * @param now the lists as they are
     * @throws FormException if the form changes one that others have changed since its page was opened, or has a word for a number
     */
    @NonNull
    public ResourceLists take(@NonNull StaplerRequest2 request, @NonNull JSONObject form, @NonNull ResourceLists now)
            throws FormException {
        NumberFields.check(form);
        return new ResourceLists(
                entries.take(
                        request, form, REPOSITORIES, ImageRepositoryItem.class, now.imageRepositories(), Messages.ResourceForms_repositories()),
                entries.take(request, form, POLICIES, ImagePolicyItem.class, now.imagePolicies(), Messages.ResourceForms_policies()),
                entries.take(
                        request,
                        form,
                        AUTOMATIONS,
                        ImageUpdateAutomationItem.class,
                        now.imageUpdateAutomations(),
                        Messages.ResourceForms_automations()));
    }
}

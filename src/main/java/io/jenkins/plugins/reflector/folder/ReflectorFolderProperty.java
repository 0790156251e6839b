package io.jenkins.plugins.reflector.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.Contributions;
import io.jenkins.plugins.reflector.config.ImagePolicyItem;
import io.jenkins.plugins.reflector.config.ImageRepositoryItem;
import io.jenkins.plugins.reflector.config.ResourceForms;
import io.jenkins.plugins.reflector.config.ResourceLists;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.entry.DrawnEntries;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Image repositories, policies and automations of a folder, of whatever kind: for it and all that lies in it, with its own credentials. */
public final class ReflectorFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {

    private ArrayList<ImageRepositoryItem> imageRepositories = new ArrayList<>();
    private ArrayList<ImagePolicyItem> imagePolicies = new ArrayList<>();
    private ArrayList<ImageUpdateAutomationItem> imageUpdateAutomations = new ArrayList<>();

    @DataBoundConstructor
    public ReflectorFolderProperty() {
        // Every list may be left out.
    }

    /** The repositories that are watched for this folder. */
    public List<ImageRepositoryItem> getImageRepositories() {
        return new ArrayList<>(imageRepositories);
    }

    /** Sets them; the namespaces that they name are forgotten. */
    @DataBoundSetter
    public void setImageRepositories(List<ImageRepositoryItem> imageRepositories) {
        this.imageRepositories = copy(imageRepositories);
        this.imageRepositories.forEach(item -> item.setNamespace(null));
    }

    /** The policies of this folder. */
    public List<ImagePolicyItem> getImagePolicies() {
        return new ArrayList<>(imagePolicies);
    }

    /** Sets them; the namespaces that they name are forgotten. */
    @DataBoundSetter
    public void setImagePolicies(List<ImagePolicyItem> imagePolicies) {
        this.imagePolicies = copy(imagePolicies);
        this.imagePolicies.forEach(item -> item.setNamespace(null));
    }

    /** The automations of this folder. */
    public List<ImageUpdateAutomationItem> getImageUpdateAutomations() {
        return new ArrayList<>(imageUpdateAutomations);
    }

    /** Sets them; the namespaces that they name are forgotten. */
    @DataBoundSetter
    public void setImageUpdateAutomations(List<ImageUpdateAutomationItem> imageUpdateAutomations) {
        this.imageUpdateAutomations = copy(imageUpdateAutomations);
        this.imageUpdateAutomations.forEach(item -> item.setNamespace(null));
    }

    @Override
    protected void setOwner(@NonNull AbstractFolder<?> folder) {
        super.setOwner(folder);
        Catalogs.changed();
    }

    /** What the folder has to offer. */
    @NonNull
    Contribution contribution() {
        return Contributions.of(Owner.folder(owner), imageRepositories, imagePolicies, imageUpdateAutomations);
    }

    private ResourceLists lists() {
        return new ResourceLists(imageRepositories, imagePolicies, imageUpdateAutomations);
    }

    boolean isEmpty() {
        return imageRepositories.isEmpty() && imagePolicies.isEmpty() && imageUpdateAutomations.isEmpty();
    }

    private static <T> ArrayList<T> copy(List<T> list) {
        return list == null ? new ArrayList<>() : new ArrayList<>(list);
    }

    /** Fills the lists that a stored file does not have. */
    protected Object readResolve() {
        setImageRepositories(imageRepositories);
        setImagePolicies(imagePolicies);
        setImageUpdateAutomations(imageUpdateAutomations);
        return this;
    }

    /** Offers the property to folders of every kind. */
    @Extension(optional = true)
    @Symbol("imageReflector")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReflectorFolderProperty_displayName();
        }

        private final transient ResourceForms forms = new ResourceForms();

        /** A list for the form, whose entries are rows until they are opened; null stands for a folder without the property. */
        @NonNull
        public DrawnEntries drawn(@CheckForNull ReflectorFolderProperty property, @NonNull String field) {
            return forms.draw(property == null ? ResourceLists.NONE : property.lists(), field);
        }

        /** The form of one entry, when its row is opened. */
        @POST
        public HttpResponse doEntry(
                @AncestorInPath AbstractFolder<?> folder, @QueryParameter String field, @QueryParameter String key) {
            return folder == null ? HttpResponses.notFound() : forms.open(folder, listsOf(folder), field, key);
        }

        /** The rows that a long list does not show at first. */
        @POST
        public HttpResponse doEntryRows(
                @AncestorInPath AbstractFolder<?> folder, @QueryParameter String field, @QueryParameter String kept) {
            return folder == null ? HttpResponses.notFound() : forms.show(folder, listsOf(folder), field, kept);
        }

        /** The form of a new entry, when one is added. */
        @POST
        public HttpResponse doNewEntry(@AncestorInPath AbstractFolder<?> folder, @QueryParameter String field) {
            return folder == null ? HttpResponses.notFound() : forms.create(folder, this, field);
        }

        /** The property, or null where the form has nothing: most folders stay without. */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
            ResourceLists taken = forms.take(req, formData, listsOf(req.findAncestorObject(AbstractFolder.class)));
            ReflectorFolderProperty property = (ReflectorFolderProperty) super.newInstance(req, formData);
            property.setImageRepositories(taken.imageRepositories());
            property.setImagePolicies(taken.imagePolicies());
            property.setImageUpdateAutomations(taken.imageUpdateAutomations());
            return property.isEmpty() ? null : property;
        }

        private static ResourceLists listsOf(@CheckForNull AbstractFolder<?> folder) {
            ReflectorFolderProperty property =
                    folder == null ? null : folder.getProperties().get(ReflectorFolderProperty.class);
            return property == null ? ResourceLists.NONE : property.lists();
        }
    }
}

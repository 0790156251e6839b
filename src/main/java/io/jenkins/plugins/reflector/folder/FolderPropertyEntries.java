package io.jenkins.plugins.reflector.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.reflector.config.Entries;
import io.jenkins.plugins.reflector.config.FolderEntries;
import io.jenkins.plugins.reflector.config.ImagePolicyItem;
import io.jenkins.plugins.reflector.config.ImageRepositoryItem;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Entries in the {@link ReflectorFolderProperty} of a folder, which gets one with its first entry. */
@Extension(optional = true)
public class FolderPropertyEntries extends FolderEntries {

    @NonNull
    @Override
    public Optional<Entries> on(@NonNull Item item) {
        return item instanceof AbstractFolder<?> folder ? Optional.of(of(folder)) : Optional.empty();
    }

    /** In a method that names the class, so that Jenkins leaves this extension out where the class is not. */
    private static Entries of(AbstractFolder<?> folder) {
        return new OfFolder(folder);
    }

    private record OfFolder(AbstractFolder<?> folder) implements Entries {

        private ReflectorFolderProperty property() {
            ReflectorFolderProperty property = folder.getProperties().get(ReflectorFolderProperty.class);
            return property == null ? new ReflectorFolderProperty() : property;
        }

        @NonNull
        @Override
        public List<ImageRepositoryItem> repositories() {
            return property().getImageRepositories();
        }

        @NonNull
        @Override
        public List<ImagePolicyItem> policies() {
            return property().getImagePolicies();
        }

        @Override
        public void add(
                @NonNull List<ImageRepositoryItem> repositories,
                @NonNull List<ImagePolicyItem> policies,
                @NonNull List<ImageUpdateAutomationItem> automations)
                throws IOException {
            ReflectorFolderProperty before = property();
            ReflectorFolderProperty after = new ReflectorFolderProperty();
            after.setImageRepositories(both(before.getImageRepositories(), repositories));
            after.setImagePolicies(both(before.getImagePolicies(), policies));
            after.setImageUpdateAutomations(both(before.getImageUpdateAutomations(), automations));
            // Another object, since Jenkins may be saving the one that is there.
            after.setOwner(folder);
            folder.getProperties().replace(after);
        }

        private static <T> List<T> both(List<T> first, List<T> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }
}

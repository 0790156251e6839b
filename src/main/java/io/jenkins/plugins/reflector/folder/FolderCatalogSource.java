package io.jenkins.plugins.reflector.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.reflector.catalog.CatalogSource;
import io.jenkins.plugins.reflector.catalog.Contribution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;

/** What the {@link ReflectorFolderProperty properties} of all folders hold. */
@Extension(optional = true)
public class FolderCatalogSource extends CatalogSource {

    private volatile Set<String> folders = Set.of();

    @NonNull
    @Override
    public List<Contribution> contributions() {
        List<Contribution> contributions = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (AbstractFolder<?> folder : Jenkins.get().allItems(AbstractFolder.class)) {
            ReflectorFolderProperty property = folder.getProperties().get(ReflectorFolderProperty.class);
            if (property != null) {
                contributions.add(property.contribution());
                found.add(folder.getFullName());
            }
        }
        folders = found;
        return contributions;
    }

    /** Whether what a folder holds now, or held when it was last looked at, is part of the catalog. */
    boolean concerns(@NonNull AbstractFolder<?> folder) {
        return folder.getProperties().get(ReflectorFolderProperty.class) != null || folders.contains(folder.getFullName());
    }
}

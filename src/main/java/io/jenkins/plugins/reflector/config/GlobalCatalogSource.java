package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.reflector.catalog.CatalogSource;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import java.util.List;

/** What {@link ReflectorConfiguration} holds. Before all others: of two of one name, the administrators' counts. */
@Extension(ordinal = 100)
public class GlobalCatalogSource extends CatalogSource {

    @NonNull
    @Override
    public List<Contribution> contributions() {
        ReflectorConfiguration configuration = ReflectorConfiguration.get();
        return List.of(Contributions.of(
                Owner.controller(),
                configuration.getImageRepositories(),
                configuration.getImagePolicies(),
                configuration.getImageUpdateAutomations()));
    }

    /** Has the catalog made anew when the configuration is saved. */
    @Extension
    public static class Saved extends SaveableListener {

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof ReflectorConfiguration) {
                Catalogs.changed();
            }
        }
    }
}

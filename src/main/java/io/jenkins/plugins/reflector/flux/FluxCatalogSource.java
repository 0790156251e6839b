package io.jenkins.plugins.reflector.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.reflector.catalog.CatalogSource;
import io.jenkins.plugins.reflector.catalog.Contribution;
import java.util.List;

/** What the watched Git repositories with Flux resources hold; of two of one name, what is configured in Jenkins counts. */
@Extension(ordinal = -100)
public class FluxCatalogSource extends CatalogSource {

    @NonNull
    @Override
    public List<Contribution> contributions() {
        return FluxSources.get().contributions();
    }
}

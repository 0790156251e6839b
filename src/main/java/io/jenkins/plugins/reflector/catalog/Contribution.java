package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.util.List;

/**
 * What one owner configured. Secrets among the resources count for nothing: in Jenkins, their names are ids of credentials
 * (product.md, "resource names").
 *
 * @param owner who
 * @param resources what can be used
 * @param problems one sentence for each entry that cannot
 */
public record Contribution(@NonNull Owner owner, @NonNull ResourceSet resources, @NonNull List<String> problems) {

    public Contribution {
        problems = List.copyOf(problems);
    }
}

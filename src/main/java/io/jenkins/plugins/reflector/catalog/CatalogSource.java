package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import java.util.List;

/** A place where resources are configured. Asked as the controller itself, and seldom: what it says is kept until it changes. */
public abstract class CatalogSource implements ExtensionPoint {

    /** What is configured there now; of two resources of one kind and name, the first source with it counts. */
    @NonNull
    public abstract List<Contribution> contributions();
}

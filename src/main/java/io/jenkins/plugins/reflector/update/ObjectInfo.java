package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** The object of a file that a change belongs to, for Pipeline scripts; what its document does not say is empty. */
public final class ObjectInfo implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String apiVersion;
    private final String kind;
    private final String namespace;
    private final String name;

    ObjectInfo(@NonNull ObjectId object) {
        this.apiVersion = object.apiVersion();
        this.kind = object.kind();
        this.namespace = object.namespace();
        this.name = object.name();
    }

    /** Such as {@code apps/v1}. */
    @Whitelisted
    public String getApiVersion() {
        return apiVersion;
    }

    /** Such as {@code Deployment}. */
    @Whitelisted
    public String getKind() {
        return kind;
    }

    /** Its namespace. */
    @Whitelisted
    public String getNamespace() {
        return namespace;
    }

    /** Its name. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** {@code Deployment namespace/name}, of what is known. */
    @Whitelisted
    @Override
    public String toString() {
        return (kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name).trim();
    }
}

package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.security.JenkinsFacade;

/** Asks registries for the connection tests of forms. Only for users who may configure where the form is. */
public abstract class RegistryProbe implements ExtensionPoint {

    /**
     * What came of a test.
     *
     * @param reached whether the registry answered as it should
     * @param text what to show, with the identity that was used and nothing that the registry said
     * @param tags what was listed; null if nothing was
     */
    public record Answer(boolean reached, @NonNull String text, @CheckForNull ScanResult tags) {

        /** For the form. */
        @NonNull
        FormValidation show(@NonNull JenkinsFacade jenkins) {
            return reached ? jenkins.ok(text) : jenkins.error(text);
        }
    }

    /**
     * Lists the tags of a repository.
     *
     * @param item the job or folder whose credentials are used; null for the controller's own
     */
    @NonNull
    public abstract Answer list(@NonNull ImageRepository repository, @CheckForNull Item item) throws InterruptedException;

    /** Greets a registry as the controller would, by settings that need not be saved. */
    @NonNull
    public abstract Answer greet(@NonNull RegistryHost host) throws InterruptedException;

    /** The one of this controller. */
    @NonNull
    static RegistryProbe get() {
        return ExtensionList.lookupFirst(RegistryProbe.class);
    }
}

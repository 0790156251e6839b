package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Turns an ImageUpdateAutomation into the update that it asks for (flux.md 3.2 to 3.4). */
public final class UpdateRequests {

    private final ResourceSet resources;
    private final CredentialsLookup credentials;
    private final boolean acrossNamespaces;

    /** With sources of any namespace. */
    public UpdateRequests(@NonNull ResourceSet resources, @NonNull CredentialsLookup credentials) {
        this(resources, credentials, true);
    }

    /** @param acrossNamespaces whether the source of an automation may be in another namespace */
    public UpdateRequests(@NonNull ResourceSet resources, @NonNull CredentialsLookup credentials, boolean acrossNamespaces) {
        this.resources = resources;
        this.credentials = credentials;
        this.acrossNamespaces = acrossNamespaces;
    }

    /** Finds out who we are to the server of a GitRepository. */
    @FunctionalInterface
    public interface CredentialsLookup {

        /**
         * The credentials for a repository.
         *
         * @throws AutomationException if it names some that do not exist or cannot be used
         */
        @NonNull
        GitCredentials credentialsFor(@NonNull GitRepository repository) throws AutomationException;

        /**
         * How the server of a repository is reached.
         *
         * @throws AutomationException if it names certificates or a proxy that do not exist or cannot be used
         */
        @NonNull
        default ConnectionSettings connectionFor(@NonNull GitRepository repository) throws AutomationException {
            return ConnectionSettings.DEFAULT;
        }

        /**
         * What signs the commits of an automation.
         *
         * @throws AutomationException if the key does not exist or cannot be used
         */
        @NonNull
        default CommitSigner signerFor(@NonNull ImageUpdateAutomation automation, @NonNull SigningKey key)
                throws AutomationException {
            throw new AutomationException(
                    Reason.SOURCE_MANAGER_FAILED,
                    "the signing key " + key.secretRef() + " of " + automation.name() + " cannot be used here");
        }
    }

    /**
     * The update that an automation asks for.
     *
     * @param resolutions what the policies picked; those that do not apply are left out here. Where the automation names policies
     *     ({@link AutomationOptions#policies}), whoever knows what the names mean passes those alone
     * @throws AutomationException if the automation cannot run as it is configured
     */
    @NonNull
    public UpdateRequest of(
            @NonNull ImageUpdateAutomation automation,
            @NonNull Collection<PolicyResolution> resolutions,
            boolean dryRun)
            throws AutomationException {
        CommitSpec commit = automation.commit();
        if (commit == null) {
            throw new AutomationException(
                    Reason.INVALID_SOURCE_CONFIGURATION,
                    "the ImageUpdateAutomation " + automation.name() + " (" + automation.position()
                            + ") has no spec.git.commit: say there who commits");
        }
        UpdateStrategy strategy = strategy(automation);
        List<PolicyImage> images = images(automation, resolutions);
        GitRepository repository = repository(automation);
        return new UpdateRequest(
                automation.name(),
                new GitRemote(repository.url(), credentials.credentialsFor(repository), repository.timeout(), credentials.connectionFor(repository)),
                checkout(automation, repository),
                automation.path(),
                strategy,
                images,
                commit,
                push(automation, commit, images),
                automation.options(),
                PickOrder.of(resolutions),
                commit.signingKey() == null ? null : credentials.signerFor(automation, commit.signingKey()),
                dryRun);
    }

    /**
     * The picks that apply: those of policies in the automation's own namespace, or wherever those are that it names, that its
     * selector admits, ready or not, as long as there is one (flux.md 3.4).
     *
     * @throws AutomationException if the selector can never work
     */
    @NonNull
    public static List<PolicyImage> images(
            @NonNull ImageUpdateAutomation automation, @NonNull Collection<PolicyResolution> resolutions)
            throws AutomationException {
        try {
            automation.policySelector().check();
        } catch (IllegalArgumentException e) {
            throw new AutomationException(
                    Reason.INVALID_POLICY_SELECTOR,
                    "the policySelector of the ImageUpdateAutomation " + automation.name() + " ("
                            + automation.position() + ") is invalid: " + e.getMessage(),
                    e);
        }
        boolean named = !automation.options().policies().isEmpty();
        List<PolicyImage> images = new ArrayList<>();
        for (PolicyResolution resolution : resolutions) {
            ResourceName policy = resolution.policy().name();
            LatestRef pick = resolution.latestRef();
            if ((named || policy.namespace().equals(automation.name().namespace()))
                    && automation.policySelector().matches(resolution.policy().labels())
                    && pick != null) {
                images.add(new PolicyImage(policy, pick));
            }
        }
        return images;
    }

    /**
     * How the files are edited.
     *
     * @throws AutomationException if the automation names a way that there is not
     */
    @NonNull
    public static UpdateStrategy strategy(@NonNull ImageUpdateAutomation automation) throws AutomationException {
        UpdateStrategy strategy = automation.strategy();
        if (strategy == null) {
            throw new AutomationException(
                    Reason.INVALID_UPDATE_STRATEGY,
                    "the update.strategy of the ImageUpdateAutomation " + automation.name() + " (" + automation.position()
                            + ") is none of Setters, Images, Both");
        }
        return strategy;
    }

    private GitRepository repository(ImageUpdateAutomation automation) throws AutomationException {
        if (!acrossNamespaces && !automation.source().namespace().equals(automation.name().namespace())) {
            throw new AutomationException(
                    Reason.ACCESS_DENIED,
                    "the ImageUpdateAutomation " + automation.name() + " (" + automation.position()
                            + ") may not refer to the GitRepository " + automation.source()
                            + ", as references across namespaces are off: move one of them, or allow such references");
        }
        return resources
                .gitRepository(automation.source())
                .orElseThrow(() -> new AutomationException(
                        Reason.SOURCE_MANAGER_FAILED,
                        "the GitRepository " + automation.source() + ", which the ImageUpdateAutomation "
                                + automation.name() + " (" + automation.position()
                                + ") refers to, is not among the resources: add it or correct spec.sourceRef"));
    }

    /**
     * Judges {@code git.push} without a run.
     *
     * @param images what stands for the picks in the name of the push branch
     * @throws AutomationException if it can never work
     */
    public static void checkPush(@NonNull ImageUpdateAutomation automation, @NonNull List<PolicyImage> images)
            throws AutomationException {
        if (automation.commit() != null) {
            push(automation, automation.commit(), images);
        }
    }

    private static PushSpec push(ImageUpdateAutomation automation, CommitSpec commit, List<PolicyImage> images)
            throws AutomationException {
        PushSpec push = automation.push();
        Refspec.check(push.refspec(), automation.name());
        String branch = BranchName.of(push.branch(), automation.name(), commit.messageTemplateValues(), images);
        return new PushSpec(branch, push.refspec(), push.options());
    }

    private static GitRef checkout(ImageUpdateAutomation automation, GitRepository repository) {
        if (automation.checkout() != null) {
            return automation.checkout();
        }
        return repository.ref() != null ? repository.ref() : GitRef.branch(GitRef.DEFAULT_BRANCH);
    }
}

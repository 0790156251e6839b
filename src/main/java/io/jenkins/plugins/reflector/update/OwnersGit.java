package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.credentials.ConnectionLookup;
import io.jenkins.plugins.reflector.credentials.GitCredentialsLookup;
import io.jenkins.plugins.reflector.credentials.SigningKeyLookup;
import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import io.jenkins.plugins.reflector.engine.scan.ScanException;

/**
 * Git as the owner of an automation may use it: with the owner's credentials and nobody else's.
 *
 * @param owner who configured the automation
 * @param engine knows how servers are reached now
 */
public record OwnersGit(@NonNull Owner owner, @NonNull EngineFactory engine)
        implements UpdateRequests.CredentialsLookup {

    @NonNull
    @Override
    public GitCredentials credentialsFor(@NonNull GitRepository repository) throws AutomationException {
        try {
            return new GitCredentialsLookup(owner.credentials(), engine.isFips()).find(repository.secretRef(), repository.url());
        } catch (GitException e) {
            throw failed(e);
        }
    }

    @NonNull
    @Override
    public ConnectionSettings connectionFor(@NonNull GitRepository repository) throws AutomationException {
        String proxy = repository.connection().proxySecretRef();
        if (proxy == null) {
            return engine.connection();
        }
        try {
            return engine.connection()
                    .withProxy(new ConnectionLookup(owner.credentials(), engine.isFips()).proxy(proxy));
        } catch (ScanException e) {
            throw new AutomationException(
                    AutomationException.Reason.SOURCE_MANAGER_FAILED,
                    "the proxy of the GitRepository " + repository.name() + " cannot be used: " + e.getMessage(),
                    e);
        }
    }

    @NonNull
    @Override
    public CommitSigner signerFor(@NonNull ImageUpdateAutomation automation, @NonNull SigningKey key)
            throws AutomationException {
        try {
            return new SigningKeyLookup(owner.credentials(), engine.isFips()).find(key.secretRef()).signer();
        } catch (GitException e) {
            throw failed(e);
        }
    }

    private static AutomationException failed(GitException why) {
        return new AutomationException(AutomationException.Reason.SOURCE_MANAGER_FAILED, why.getMessage(), why);
    }
}

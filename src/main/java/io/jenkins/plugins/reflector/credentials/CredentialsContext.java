package io.jenkins.plugins.reflector.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Whose credentials may be used: those a build sees, those a job sees, or the controller's own. */
public interface CredentialsContext {

    /** The credentials of an id, if this context sees them; their use is tracked. */
    @NonNull
    <C extends IdCredentials> Optional<C> find(@NonNull Class<C> type, @NonNull String id, @CheckForNull String url);

    /** Has Jenkins take note that credentials of somebody else's were used here, such as a registry's. */
    default void track(@NonNull Credentials credentials) {
        // The controller itself has no list of what it used.
    }

    /** What this context sees, lent to another one: there Jenkins takes note of its use. */
    @NonNull
    default CredentialsContext usedBy(@NonNull CredentialsContext other) {
        CredentialsContext lender = this;
        return new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                Optional<C> found = lender.find(type, id, url);
                found.ifPresent(other::track);
                return found;
            }
        };
    }

    /** What a build sees. */
    @NonNull
    static CredentialsContext of(@NonNull Run<?, ?> run) {
        return new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                Optional<C> found = Optional.ofNullable(
                        CredentialsProvider.findCredentialById(id, type, run, requirements(url)));
                found.ifPresent(this::track);
                return found;
            }

            @Override
            public void track(Credentials credentials) {
                CredentialsProvider.track(run, credentials);
            }
        };
    }

    /** What a job sees without a build, as the user whom its builds run as. */
    @NonNull
    static CredentialsContext of(@NonNull Item item) {
        return new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                Authentication authentication = item instanceof Queue.Task task
                        ? Tasks.getAuthenticationOf2(task)
                        : ACL.SYSTEM2;
                Optional<C> found = Optional.ofNullable(CredentialsMatchers.firstOrNull(
                        CredentialsProvider.lookupCredentialsInItem(type, item, authentication, requirements(url)),
                        CredentialsMatchers.withId(id)));
                found.ifPresent(this::track);
                return found;
            }

            @Override
            public void track(Credentials credentials) {
                CredentialsProvider.track(item, credentials);
            }
        };
    }

    /** What the controller itself sees; Jenkins has no way to track such a use. */
    @NonNull
    static CredentialsContext global() {
        return new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.ofNullable(CredentialsMatchers.firstOrNull(
                        CredentialsProvider.lookupCredentialsInItemGroup(
                                type, Jenkins.get(), ACL.SYSTEM2, requirements(url)),
                        CredentialsMatchers.withId(id)));
            }
        };
    }

    /** What a URL asks of the domain of credentials; of none, nothing. */
    @NonNull
    static List<DomainRequirement> requirements(@CheckForNull String url) {
        return url == null ? List.of() : URIRequirementBuilder.fromUri(url).build();
    }
}

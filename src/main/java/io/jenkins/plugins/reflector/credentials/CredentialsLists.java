package io.jenkins.plugins.reflector.credentials;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The credentials that a form offers; to users who may not choose, only the current value (jenkins.md 1.4). */
public final class CredentialsLists {

    private static final CredentialsMatcher REGISTRY = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class),
            CredentialsMatchers.instanceOf(FileCredentials.class));
    private static final CredentialsMatcher CERTIFICATES = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(StandardCertificateCredentials.class),
            CredentialsMatchers.instanceOf(FileCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));
    private static final CredentialsMatcher USER =
            CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class);
    private static final CredentialsMatcher SECRET_TEXT = CredentialsMatchers.instanceOf(StringCredentials.class);
    private static final CredentialsMatcher GIT = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class),
            CredentialsMatchers.instanceOf(SSHUserPrivateKey.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));
    private static final CredentialsMatcher SIGNING = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(SSHUserPrivateKey.class),
            CredentialsMatchers.instanceOf(FileCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));

    private CredentialsLists() {}

    /** Credentials for the registry of an image. */
    @NonNull
    public static ListBoxModel forRegistry(
            @CheckForNull Item item, @CheckForNull String image, @CheckForNull String current) {
        return list(item, image == null ? null : RegistryCredentialsLookup.registryUrl(image), current, REGISTRY);
    }

    /** Certificates for the registry of an image. */
    @NonNull
    public static ListBoxModel forCertificates(
            @CheckForNull Item item, @CheckForNull String image, @CheckForNull String current) {
        return list(item, image == null ? null : RegistryCredentialsLookup.registryUrl(image), current, CERTIFICATES);
    }

    /** Secret texts. */
    @NonNull
    public static ListBoxModel forSecretText(@CheckForNull Item item, @CheckForNull String current) {
        return list(item, null, current, SECRET_TEXT);
    }

    /** Users for a proxy, which administrators alone name. */
    @NonNull
    public static ListBoxModel forProxy(@CheckForNull String url, @CheckForNull String current) {
        return list(null, url == null || url.isBlank() ? null : url, current, USER);
    }

    /** Credentials for a Git server. */
    @NonNull
    public static ListBoxModel forGit(
            @CheckForNull Item item, @CheckForNull String url, @CheckForNull String current) {
        return list(item, url == null || url.isBlank() ? null : url, current, GIT);
    }

    /** Keys that commits are signed with. */
    @NonNull
    public static ListBoxModel forSigning(@CheckForNull Item item, @CheckForNull String current) {
        return list(item, null, current, SIGNING);
    }

    private static ListBoxModel list(Item item, String url, String current, CredentialsMatcher matcher) {
        StandardListBoxModel items = new StandardListBoxModel();
        String value = current == null ? "" : current;
        if (!mayChoose(item)) {
            return items.includeCurrentValue(value);
        }
        items.includeEmptyValue();
        if (item == null) {
            items.includeMatchingAs(
                    ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, CredentialsContext.requirements(url), matcher);
        } else {
            items.includeMatchingAs(
                    item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2,
                    item,
                    StandardCredentials.class,
                    CredentialsContext.requirements(url),
                    matcher);
        }
        return items.includeCurrentValue(value);
    }

    private static boolean mayChoose(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }
}

package io.jenkins.plugins.reflector.engine.forge;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;

/**
 * Where a repository's host has its API, told by the address that Git uses: always the host's own, so that the token goes nowhere else
 * (but for the two that have a host of its own for their API).
 */
final class ForgeAddress {

    private final ForgeKind kind;
    private final String base;
    private final String path;

    private ForgeAddress(ForgeKind kind, String base, String path) {
        this.kind = kind;
        this.base = base;
        this.path = path;
    }

    /**
     * @throws ForgeException if the address names no repository as this kind of host has them
     */
    static ForgeAddress of(@NonNull ForgeKind kind, @NonNull GitUrl url) throws ForgeException {
        if (url.kind() == GitUrl.Kind.LOCAL) {
            throw new ForgeException("A repository on this machine has no pull requests; take pullRequest out.");
        }
        // A port of SSH is none of the web's.
        boolean ssh = url.kind() == GitUrl.Kind.SSH;
        String host = ssh ? url.host().replaceFirst(":\\d+$", "") : url.host();
        String web = (ssh ? "https" : url.scheme()) + "://" + host;
        String path = url.path().replaceFirst("^/+", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return switch (kind) {
            case GITHUB -> new ForgeAddress(kind, host.equals("github.com") ? "https://api.github.com" : web + "/api/v3", parts(path, 2, url));
            case GITLAB -> new ForgeAddress(kind, web + "/api/v4", path);
            case GITEA -> new ForgeAddress(kind, web + "/api/v1", parts(path, 2, url));
            case BITBUCKET_CLOUD -> new ForgeAddress(
                    kind, host.equals("bitbucket.org") ? "https://api.bitbucket.org/2.0" : web + "/2.0", parts(path, 2, url));
            case BITBUCKET_DATA_CENTER -> new ForgeAddress(
                    kind, web + "/rest/api/1.0", parts(path.replaceFirst("^scm/", ""), 2, url));
            case AZURE_DEVOPS -> new ForgeAddress(
                    kind,
                    host.equals("ssh.dev.azure.com") ? "https://dev.azure.com" : web,
                    parts(path.replaceFirst("^v3/", "").replaceFirst("/_git/", "/"), 3, url));
        };
    }

    private static String parts(String path, int count, GitUrl url) throws ForgeException {
        // It becomes a part of an address that is asked with a token.
        if (path.split("/", -1).length != count || !path.matches("[\\w.~%/-]+") || path.matches("(?:.*/)?\\.{1,2}(?:/.*)?")) {
            throw new ForgeException("The address " + url + " names no repository for pull requests: " + count
                    + " names with slashes between them are expected behind the host.");
        }
        return path;
    }

    /** The API behind it. */
    @NonNull
    Forge connect(@NonNull HttpClients.Client client, @NonNull GitCredentials credentials) throws ForgeException {
        String host = base.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        ForgeLogin login = switch (kind) {
            case GITHUB, GITLAB -> ForgeLogin.token("Bearer", credentials, host);
            case GITEA -> ForgeLogin.token("token", credentials, host);
            case BITBUCKET_CLOUD, BITBUCKET_DATA_CENTER, AZURE_DEVOPS -> ForgeLogin.basicOrBearer(credentials, host);
        };
        ForgeHttp http = new ForgeHttp(client, base, login, path);
        return switch (kind) {
            case GITHUB -> new GitHubForge(http, path);
            case GITLAB -> new GitLabForge(http, path);
            case GITEA -> new GiteaForge(http, path);
            case BITBUCKET_CLOUD -> new BitbucketCloudForge(http, path);
            case BITBUCKET_DATA_CENTER -> new BitbucketDataCenterForge(http, path);
            case AZURE_DEVOPS -> new AzureDevOpsForge(http, path);
        };
    }
}

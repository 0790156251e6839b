package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The Git hosts that pull requests can be opened on (features.md, 125 to 129). */
public enum ForgeKind {
    /** github.com and GitHub Enterprise Server. */
    GITHUB("github"),
    /** gitlab.com and servers of one's own. */
    GITLAB("gitlab"),
    /** Gitea and Forgejo. */
    GITEA("gitea"),
    /** bitbucket.org. */
    BITBUCKET_CLOUD("bitbucket-cloud"),
    /** Bitbucket Data Center, once called Server and Stash. */
    BITBUCKET_DATA_CENTER("bitbucket-data-center"),
    /** Azure DevOps Services. */
    AZURE_DEVOPS("azure-devops");

    private final String text;

    ForgeKind(String text) {
        this.text = text;
    }

    /** As it is written in {@code pullRequest.forge}. */
    @NonNull
    public String text() {
        return text;
    }

    /** What may be written there. */
    @NonNull
    public static List<String> texts() {
        return Arrays.stream(values()).map(ForgeKind::text).toList();
    }

    /** The one of that name. */
    @NonNull
    public static Optional<ForgeKind> of(@NonNull String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
}

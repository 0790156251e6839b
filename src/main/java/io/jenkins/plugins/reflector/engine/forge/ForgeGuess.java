package io.jenkins.plugins.reflector.engine.forge;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells by a repository's address what kind of host it is on: by a name that people give such hosts, or a path that one of them has. */
final class ForgeGuess {

    private static final Map<ForgeKind, Pattern> HOSTS = new EnumMap<>(Map.of(
            ForgeKind.GITHUB, Pattern.compile("github"),
            ForgeKind.GITLAB, Pattern.compile("gitlab"),
            ForgeKind.GITEA, Pattern.compile("gitea|forgejo|codeberg\\.org$"),
            ForgeKind.BITBUCKET_CLOUD, Pattern.compile("^bitbucket\\.org$"),
            ForgeKind.BITBUCKET_DATA_CENTER, Pattern.compile("bitbucket|stash"),
            ForgeKind.AZURE_DEVOPS, Pattern.compile("(^|\\.)dev\\.azure\\.com$|\\.visualstudio\\.com$")));

    private ForgeGuess() {}

    /** Empty if neither tells. */
    @NonNull
    static Optional<ForgeKind> of(@NonNull GitUrl url) {
        if (url.path().startsWith("/scm/")) {
            return Optional.of(ForgeKind.BITBUCKET_DATA_CENTER);
        }
        String host = url.host().replaceFirst(":\\d+$", "");
        return HOSTS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(host).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

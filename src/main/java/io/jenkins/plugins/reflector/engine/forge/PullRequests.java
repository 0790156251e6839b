package io.jenkins.plugins.reflector.engine.forge;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sees to it that a branch has exactly one open pull request (features.md, 130): opens one, or brings the open one up to date. Which host
 * it is, is told by the address, or by who knows better.
 */
public final class PullRequests {

    private final HttpClients clients;

    /**
     * @param clients follow no redirects; which of them is used, the settings of the repository's connection tell
     */
    public PullRequests(@NonNull HttpClients clients) {
        this.clients = clients;
    }

    /**
     * Opens a request, or gives the open one its new title and body where they differ. Labels and reviewers are added when it is opened,
     * and never again: people may have taken them away.
     *
     * @param kind null: told by the host's name
     * @param remote whose credentials and connection are used: what Git trusts, shows and goes through, the API does too. An SSH
     *     key is of no use here
     * @param refresh whether one that is open gets this title and body; else it is left as it is
     * @param warnings what the host could not do, a sentence each
     * @throws ForgeException if there is no open request afterwards, or it could not be brought up to date
     */
    @NonNull
    public PullRequest ensure(
            @CheckForNull ForgeKind kind, @NonNull GitRemote remote, @NonNull PullRequestText text, boolean refresh,
            @NonNull Consumer<String> warnings)
            throws ForgeException, InterruptedException {
        Forge forge = forge(kind, remote);
        Optional<OpenRequest> found = forge.find(text.source(), text.target());
        if (found.isPresent()) {
            return settled(forge, found.get(), text, refresh);
        }
        OpenRequest opened;
        try {
            opened = forge.open(drafted(forge, text));
        } catch (ForgeException e) {
            // Somebody, or another of us, may have opened one just now.
            Optional<OpenRequest> theirs = forge.find(text.source(), text.target());
            if (theirs.isEmpty()) {
                throw e;
            }
            return settled(forge, theirs.get(), text, refresh);
        }
        try {
            forge.decorate(opened, text).forEach(warnings);
        } catch (ForgeException e) {
            warnings.accept("the pull request is open, but lacks labels or reviewers: " + e.getMessage());
        }
        return new PullRequest(opened.number(), opened.url(), true);
    }

    /** Another state of draft than the title's prefix says is the people's doing, and stays. */
    private static PullRequest settled(Forge forge, OpenRequest open, PullRequestText text, boolean refresh) throws ForgeException, InterruptedException {
        String prefix = !forge.draftPrefix().isEmpty() && open.title().startsWith(forge.draftPrefix()) ? forge.draftPrefix() : "";
        String title = prefix + text.title();
        if (refresh && (!open.title().equals(title) || !open.body().equals(text.body()))) {
            forge.describe(open, title, text.body());
        }
        return new PullRequest(open.number(), open.url(), false);
    }

    private static PullRequestText drafted(Forge forge, PullRequestText text) {
        return !text.draft() || forge.draftPrefix().isEmpty()
                ? text
                : new PullRequestText(
                        text.source(),
                        text.target(),
                        forge.draftPrefix() + text.title(),
                        text.body(),
                        text.labels(),
                        text.reviewers(),
                        true);
    }

    private Forge forge(@CheckForNull ForgeKind kind, GitRemote remote) throws ForgeException {
        GitUrl url;
        try {
            url = GitUrl.parse(remote.url(), UrlRules.NETWORK_ONLY);
        } catch (GitException e) {
            throw new ForgeException(e.getMessage());
        }
        Optional<ForgeKind> known = kind == null ? ForgeGuess.of(url) : Optional.of(kind);
        ForgeKind certain = known.orElseThrow(() -> new ForgeException("It cannot be told which kind of Git host " + url.host()
                + " is, for its pull requests: set pullRequest.forge to one of " + String.join(", ", ForgeKind.texts()) + "."));
        try {
            return ForgeAddress.of(certain, url).connect(clients.of(remote.connection()), remote.credentials());
        } catch (InvalidConnectionException e) {
            throw new ForgeException("The API of " + url.host() + " cannot be asked for a pull request: " + e.getMessage() + ".");
        }
    }
}

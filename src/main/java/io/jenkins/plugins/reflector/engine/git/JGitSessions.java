package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Git by JGit, over bare mirrors that are kept between runs. A mirror belongs to an address; whoever opens it reads
 * only what the server shows to the credentials of that session.
 */
public final class JGitSessions implements GitSessions {

    private final Path mirrors;
    private final UrlRules rules;
    private final HostKeyPolicy hostKeys;
    private final MirrorCleaner cleaner;
    private final RecentRaces races;

    /** As below, with the known hosts of the user's home for SSH. */
    public JGitSessions(@NonNull Path mirrors, @NonNull UrlRules rules) {
        this(mirrors, rules, null);
    }

    /** As below, with the usual limits, and nobody told of what cannot be deleted. */
    public JGitSessions(@NonNull Path mirrors, @NonNull UrlRules rules, @CheckForNull HostKeyPolicy hostKeys) {
        this(mirrors, rules, hostKeys, MirrorLimits.DEFAULT, Clock.systemUTC(), warning -> {});
    }

    /**
     * @param mirrors the directory of the mirrors; made when needed. It is a cache and may be deleted while unused
     * @param rules which addresses are allowed
     * @param hostKeys for SSH credentials without known hosts; null: {@code ~/.ssh/known_hosts}, and only what is there
     * @param limits which mirrors are deleted, at most once a day, when a session is opened
     * @param clock says when a mirror is used, and when a race was lost
     * @param warnings told of mirrors that should be deleted and cannot; no session fails by it
     */
    public JGitSessions(
            @NonNull Path mirrors,
            @NonNull UrlRules rules,
            @CheckForNull HostKeyPolicy hostKeys,
            @NonNull MirrorLimits limits,
            @NonNull Clock clock,
            @NonNull Consumer<String> warnings) {
        this.mirrors = mirrors;
        this.rules = rules;
        this.hostKeys = hostKeys;
        this.cleaner = new MirrorCleaner(mirrors, limits, clock, warnings);
        this.races = new RecentRaces(clock);
    }

    @NonNull
    @Override
    public GitSession open(@NonNull GitRemote remote) throws GitException, InterruptedException {
        GitUrl url = GitUrl.parse(remote.url(), rules);
        requireFitting(url, remote.credentials());
        MirrorLock lock = null;
        try {
            Files.createDirectories(mirrors);
            lock = MirrorLock.acquire(mirrors.resolve(url.mirrorName() + ".lock"));
            Path home = mirrors.resolve(url.mirrorName());
            Mirror mirror = Mirror.open(home);
            cleaner.opened(home);
            return new JGitSession(lock, mirror, remote, url, hostKeys, races);
        } catch (IOException | RuntimeException e) {
            release(lock, e);
            throw new GitException(
                    "The local mirror of " + url + " cannot be made in " + mirrors + " ("
                            + ServerText.clean(String.valueOf(e.getMessage()), 200)
                            + "); check the disk and its permissions.",
                    e);
        }
    }

    private static void release(@CheckForNull MirrorLock lock, Exception reason) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    private void requireFitting(GitUrl url, GitCredentials credentials) throws GitException {
        boolean key = credentials instanceof GitCredentials.SshKey;
        boolean anonymous = credentials instanceof GitCredentials.Anonymous;
        if (url.kind() == GitUrl.Kind.HTTP && key) {
            throw new GitException("An SSH key cannot be used for " + url
                    + "; give a user name and a password or token, or use the ssh address.");
        }
        if (url.kind() == GitUrl.Kind.SSH && anonymous && rules == UrlRules.NETWORK_ONLY) {
            throw new GitException("No SSH key is given for " + url + "; give credentials that hold one.");
        }
        if (url.kind() == GitUrl.Kind.SSH && !key && !anonymous) {
            throw new GitException("A password or token cannot be used for " + url
                    + "; give an SSH key, or use the https address.");
        }
    }
}

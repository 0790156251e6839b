package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.File;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** Opens connections to one remote repository: with its credentials, within its timeout, interruptible. */
final class RemoteAccess {

    /** What is done over a connection. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Transport transport, ProgressMonitor monitor) throws Exception;
    }

    private final GitRemote remote;
    private final GitUrl url;
    private final HostKeyPolicy hostKeys;

    RemoteAccess(GitRemote remote, GitUrl url, @CheckForNull HostKeyPolicy hostKeys) {
        this.remote = remote;
        this.url = url;
        this.hostKeys = hostKeys;
    }

    /** Does some work; a mirror that it may still write into afterwards is given up. */
    <T> T call(Mirror mirror, Work<T> work) throws RemoteFailure, InterruptedException {
        if (url.kind() != GitUrl.Kind.SSH) {
            return call(mirror, work, guard(false), null);
        }
        try (SshAccess ssh = SshAccess.of(url, remote, hostKeys)) {
            return call(mirror, work, guard(false), ssh);
        }
    }

    /** Whether the server holds nothing for us between two requests, so that a {@link Line} may wait for as long as it likes. */
    boolean isStateless() {
        return url.kind() == GitUrl.Kind.HTTP;
    }

    /** Connections that are used by more than one call, and with as few requests as can be; for HTTP only. */
    Line line() {
        return new Line();
    }

    /** What was opened by one call can be used by the next, and can still be broken off. Two calls can go on at a time. */
    final class Line {
        private final HttpGuard guard = guard(true);

        <T> T call(Mirror mirror, Work<T> work) throws RemoteFailure, InterruptedException {
            return RemoteAccess.this.call(mirror, work, guard, null);
        }

        /** Breaks off what is under way; nothing can be done over it any more. */
        void abort() {
            guard.abort();
        }
    }

    private HttpGuard guard(boolean protocol0) {
        return new HttpGuard(url, remote.credentials(), remote.connection(), protocol0);
    }

    private <T> T call(Mirror mirror, Work<T> work, HttpGuard guard, @CheckForNull SshAccess ssh)
            throws RemoteFailure, InterruptedException {
        Repository local = mirror.repository();
        try {
            Runnable abort = () -> {
                guard.abort();
                if (ssh != null) {
                    ssh.abort();
                }
            };
            return BlockingCall.run("Git " + url.host(), remote.timeout(), abort, mirror::giveUp, () -> {
                try (Transport transport = open(local, guard, ssh)) {
                    return work.apply(transport, new Monitor(guard));
                }
            });
        } catch (ExecutionException e) {
            throw new RemoteFailure(ssh == null ? e.getCause() : ssh.explain(e.getCause()), guard.lastStatus());
        } catch (TimeoutException e) {
            throw new RemoteFailure(e, guard.lastStatus());
        }
    }

    private Transport open(Repository local, HttpGuard guard, SshAccess ssh) throws Exception {
        // By address, not by a remote's name: url.<base>.insteadOf and remote.* of any configuration stay out.
        URIish address = url.uri();
        Transport transport =
                Transport.open(local, ssh == null ? address : address.setUser(SshAccess.user(url, remote.credentials())));
        transport.setCredentialsProvider(null);
        transport.setTimeout((int) Math.max(1, Math.min(remote.timeout().toSeconds(), Integer.MAX_VALUE / 1000)));
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(guard);
        } else if (ssh != null) {
            ssh.configure(transport);
        } else if (hasHooks(new File(url.uri().getPath()))) {
            // JGit would serve the push itself and run none of the hooks that guard that repository. Any spelling but
            // the plain name makes it start Git.
            transport.setOptionReceivePack("exec " + RemoteConfig.DEFAULT_RECEIVE_PACK.replace("git-", "git "));
        }
        return transport;
    }

    private static boolean hasHooks(File repository) {
        for (String place : new String[] {"hooks", ".git/hooks"}) {
            for (String hook : new String[] {"pre-receive", "update", "post-receive", "reference-transaction"}) {
                if (new File(repository, place + "/" + hook).canExecute()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Ends long computations when the caller has gone. */
    private static final class Monitor extends EmptyProgressMonitor {
        private final HttpGuard guard;

        private Monitor(HttpGuard guard) {
            this.guard = guard;
        }

        @Override
        public boolean isCancelled() {
            return guard.aborted();
        }
    }
}

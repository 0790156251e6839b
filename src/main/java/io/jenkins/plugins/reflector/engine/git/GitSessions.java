package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Opens sessions; the one place that knows how Git is done. */
public interface GitSessions {

    /**
     * Opens a session; at most one at a time for a remote, so this may wait.
     *
     * @throws GitException if the URL is not allowed or the local mirror cannot be made
     */
    @NonNull
    GitSession open(@NonNull GitRemote remote) throws GitException, InterruptedException;
}

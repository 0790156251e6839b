package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Signs commits with a key that it holds. */
@FunctionalInterface
public interface CommitSigner {

    /**
     * Signs a commit.
     *
     * @param commit the commit as Git stores it, without a signature
     * @return the signature as it stands in the commit's {@code gpgsig} header: armored, ASCII, lines ended by a newline
     * @throws GitException if the key does not do it; the message is complete and shows no secret
     */
    @NonNull
    String sign(@NonNull byte[] commit) throws GitException;
}

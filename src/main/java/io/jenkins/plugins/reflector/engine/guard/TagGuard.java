package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.scan.ScanException;

/** Takes a tag out of the choice that the policy itself would have taken. */
@FunctionalInterface
public interface TagGuard {

    /**
     * Why a tag is left out, as its verdict.
     *
     * @return null if it stays
     * @throws ScanException with a complete message, if something had to be looked up and could not
     * @throws InterruptedException if the thread is told to stop
     */
    @CheckForNull
    Outcome objection(@NonNull Candidate candidate) throws ScanException, InterruptedException;
}

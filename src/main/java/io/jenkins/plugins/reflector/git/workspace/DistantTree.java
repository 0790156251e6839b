package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.DistantPlan;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.util.List;

/** The files of a commit in a checkout; edits are planned on the node that has it. */
final class DistantTree implements FileTree {

    private final NodeCheckout checkout;
    private final String commit;

    DistantTree(@NonNull NodeCheckout checkout, @NonNull String commit) {
        this.checkout = checkout;
        this.commit = commit;
    }

    @NonNull
    @Override
    public List<String> files(@NonNull String path) throws IOException {
        return act(new CheckoutCalls.Files(commit, path));
    }

    @NonNull
    @Override
    public byte[] read(@NonNull String file) throws IOException {
        return act(new CheckoutCalls.Read(commit, file));
    }

    @NonNull
    @Override
    public DistantPlan.Planner planner() {
        return task -> act(new CheckoutCalls.Plan(commit, task));
    }

    private <T extends Serializable> T act(CheckoutCall<T> call) throws IOException {
        try {
            T value = checkout.act(call);
            if (value == null) {
                throw new IOException("the node gave no answer; run it again");
            }
            return value;
        } catch (InterruptedException e) {
            // The next call of the update ends it.
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was stopped");
        }
    }
}

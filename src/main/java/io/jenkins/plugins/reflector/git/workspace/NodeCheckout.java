package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.Serializable;

/** A checkout on a node. */
interface NodeCheckout {

    /**
     * Does something with it, there.
     *
     * @return null if it gives nothing
     * @throws IOException if it went wrong there, or the node went away; the message is for the user
     */
    @CheckForNull
    <T extends Serializable> T act(@NonNull CheckoutCall<T> call) throws IOException, InterruptedException;

    /** The directory and its node, for messages. */
    @NonNull
    String place();
}

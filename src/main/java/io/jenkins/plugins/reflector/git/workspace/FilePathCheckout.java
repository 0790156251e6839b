package io.jenkins.plugins.reflector.git.workspace;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Computer;
import java.io.IOException;
import java.io.Serializable;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A checkout in a directory that Jenkins reaches by remoting. */
final class FilePathCheckout implements NodeCheckout {

    private static final Logger LOGGER = Logger.getLogger(FilePathCheckout.class.getName());

    private final FilePath directory;
    private final String node;

    FilePathCheckout(@NonNull FilePath directory) {
        this.directory = directory;
        Computer computer = directory.toComputer();
        this.node = computer == null ? "" : computer.getDisplayName();
    }

    @Override
    public <T extends Serializable> T act(CheckoutCall<T> call) throws IOException, InterruptedException {
        CheckoutCall.Outcome<T> outcome;
        try {
            outcome = directory.act(call);
        } catch (IOException | RuntimeException e) {
            throw new IOException(vanished(e));
        }
        if (outcome.failure() != null) {
            throw new IOException(outcome.failure());
        }
        return outcome.value();
    }

    /** A sentence without a full stop for a node that could not be asked; what remoting says goes to the log. */
    @NonNull
    String vanished(@NonNull Exception why) {
        LOGGER.log(Level.FINE, "The checkout in " + place() + " could not be worked with.", why);
        return "the agent" + (node.isEmpty() ? "" : " " + node) + " went away or could not do it; run the build again when it"
                + " is online (what was pushed before is not pushed twice)";
    }

    @NonNull
    @Override
    public String place() {
        return directory.getRemote() + (node.isEmpty() ? "" : " on " + node);
    }
}

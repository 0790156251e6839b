package io.jenkins.plugins.reflector.agent;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;

/**
 * An agent that is online.
 *
 * @param name for messages
 * @param channel the way to it
 */
record ScanAgent(@NonNull String name, @NonNull VirtualChannel channel) {

    /** Finds agents. */
    @FunctionalInterface
    interface Choice {

        /**
         * One that is online and has the label.
         *
         * @throws IOException if there is none; the message says what to do
         */
        @NonNull
        ScanAgent of(@NonNull String label) throws IOException;
    }

    /**
     * The first by name, always the same while it is online, since it remembers the registry's tokens. Whoever asks must be
     * allowed to build there.
     */
    @NonNull
    static ScanAgent choose(@NonNull String expression, @NonNull Authentication asker) throws IOException {
        Label label = Label.get(expression);
        Set<Node> all = label == null ? Set.of() : label.getNodes();
        List<Node> nodes = new ArrayList<>(all);
        nodes.removeIf(node -> !node.hasPermission2(asker, Computer.BUILD));
        nodes.sort(Comparator.comparing(Node::getNodeName));
        List<String> offline = new ArrayList<>();
        for (Node node : nodes) {
            Computer computer = node.toComputer();
            VirtualChannel channel = computer == null || !computer.isOnline() ? null : computer.getChannel();
            if (channel != null) {
                return new ScanAgent(computer.getDisplayName(), channel);
            }
            offline.add(node.getNodeName());
        }
        throw new IOException(offline.isEmpty()
                ? "no agent that may be used has the label \"" + expression + "\" (scanFrom); give it to an agent that reaches the registry"
                : "no agent with the label \"" + expression + "\" (scanFrom) is online; start " + String.join(" or ", offline));
    }
}

package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationStatuses;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.engine.store.NewerFormatException;
import io.jenkins.plugins.reflector.engine.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Where it is remembered from call to call when tags were first seen, and how automations stand. */
final class StateInput {

    private static final String NONE = "none";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Remember in DIR when tags and digests were first seen, for minimumAge, onRepush and newest; the tags "
                    + "of the first call count as old; and how automations stand, so that run and watch only ask for a head that "
                    + "has not moved. Default: $XDG_STATE_HOME/image-reflector, else "
                    + "~/.local/state/image-reflector, used only where a policy needs it and --tags is not given. "
                    + "'none' remembers nothing.")
    private String folder;

    private AutomationStatuses statuses = AutomationStatuses.inMemory();

    /**
     * The ledger for these policies.
     *
     * @param tagsGiven the tags come from a file, which must not be taken for what a registry had
     * @param err where it is told that something was damaged
     * @throws UsageException if the folder's name is empty
     * @throws IOException if a folder cannot be used; the message says what to do
     */
    FirstSeenLedger ledger(List<ImagePolicy> policies, boolean tagsGiven, PrintWriter err)
            throws IOException, UsageException {
        if (folder != null) {
            UsageException.unlessNamed(folder, "--state");
        }
        boolean wanted = folder == null ? !tagsGiven && policies.stream().anyMatch(StateInput::needs) : !folder.equals(NONE);
        if (!wanted) {
            return new MemoryLedger();
        }
        Path path = folder == null ? usual(System::getenv, System.getProperty("user.home")) : Path.of(folder);
        try {
            Store store = Store.open(path, warning -> err.println("warning: " + warning));
            statuses = store.automations();
            return store.ledger();
        } catch (NewerFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "cannot remember in " + path + " when tags were first seen: " + e
                            + "; name another folder with --state, or --state none, which takes all tags for old",
                    e);
        }
    }

    /** How automations stand, in the folder that {@link #ledger} has opened; else for this call alone. */
    AutomationStatuses statuses() {
        return statuses;
    }

    /** As the XDG base directory specification has it. */
    static Path usual(UnaryOperator<String> environment, String home) {
        String configured = environment.apply("XDG_STATE_HOME");
        Path base = configured != null && configured.startsWith("/")
                ? Path.of(configured)
                : Path.of(home, ".local", "state");
        return base.resolve("image-reflector");
    }

    private static boolean needs(ImagePolicy policy) {
        return policy.options().minimumAge() != null
                || policy.options().onRepush() != null
                || policy.choice() instanceof PolicyChoice.Newest;
    }
}

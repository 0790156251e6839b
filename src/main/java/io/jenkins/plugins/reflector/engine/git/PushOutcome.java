package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/** How a push ended. Whatever a server says: {@link Moved} means that the branch's head is no longer the expected one. */
public sealed interface PushOutcome {

    /** The branch now points at our commit; {@code warnings} say what the server did not heed, such as push options. */
    record Pushed(@NonNull List<String> warnings) implements PushOutcome {

        public Pushed {
            warnings = List.copyOf(warnings);
        }

        /** All was heeded. */
        public Pushed() {
            this(List.of());
        }
    }

    /** Somebody else moved the branch since we fetched it: fetch again, edit again. */
    record Moved() implements PushOutcome {}

    /** Nothing was sent, as the local mirror was damaged; it is empty now: fetch again, edit again. At most once in a session. */
    record Damaged() implements PushOutcome {}

    /** The server refused although the branch did not move; {@code message} is complete, with what to do. */
    record Refused(@NonNull String message) implements PushOutcome {}
}

package io.jenkins.plugins.reflector.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.FluxSourceItem;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.io.IOException;
import java.util.Optional;

/** Looks at a source's repository, without a work tree. */
final class FluxLook {

    private final GitSessions git;

    FluxLook(@NonNull GitSessions git) {
        this.git = git;
    }

    /**
     * What is there now.
     *
     * @param known what was read last; null if nothing was
     * @return null if nothing changed since
     * @throws IOException if there is no such path, or too much below it
     */
    @CheckForNull
    FluxState look(@NonNull FluxSourceItem source, @NonNull GitRemote remote, @CheckForNull FluxState known)
            throws GitException, IOException, InterruptedException {
        GitRef ref = source.toRef();
        String before = known == null ? null : known.commit();
        try (GitSession session = git.open(remote)) {
            if (before != null && ref.equals(GitRef.branch(ref.branch()))) {
                // The cheap question first: most looks end here.
                Optional<String> head = session.head(ref.branch());
                if (head.isPresent() && head.get().equals(before)) {
                    return null;
                }
            }
            Snapshot snapshot = session.fetch(ref);
            if (snapshot.commit().equals(before)) {
                return null;
            }
            String path = source.getPath() == null ? "" : source.getPath();
            return new FluxState(place(source), snapshot.commit(), FluxFiles.read(snapshot.tree(), path));
        }
    }

    /** Where a source is read: what is known of it counts only for the same place. */
    @NonNull
    static String place(@NonNull FluxSourceItem source) {
        return source.getUrl() + " " + source.toRef() + " " + source.getPath();
    }
}

package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;

/** Where the tags and digests of a repository come from: a registry, a file, or what a watcher remembered. */
public interface TagSource extends PlatformSource {

    /**
     * The tags of a repository.
     *
     * @throws ScanException with a complete message
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException;

    /**
     * The digest that a tag points at now; for an image of several platforms that of the index (flux.md 2.8).
     *
     * @return null if nothing tells it, as in a file without digests
     * @throws ScanException with a complete message
     * @throws InterruptedException if the thread is told to stop
     */
    @CheckForNull
    String digest(@NonNull ImageRepository repository, @NonNull String tag) throws ScanException, InterruptedException;

    /** The same, asked before others and with what a budget keeps for that: somebody waits, or a webhook named the repository. */
    @NonNull
    default TagSource urgent() {
        return this;
    }
}

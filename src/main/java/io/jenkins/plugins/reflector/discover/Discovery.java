package io.jenkins.plugins.reflector.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.discover.WatchProposal;
import io.jenkins.plugins.reflector.engine.discover.WatchedImage;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.manifest.FileSelection;
import io.jenkins.plugins.reflector.engine.manifest.FoundImage;
import io.jenkins.plugins.reflector.engine.manifest.ImageFinder;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** One look through a repository: what was asked for, how far it is, and what came of it. For several threads. */
final class Discovery {

    /** More images are a mistake, or want several looks below different paths. */
    static final int MOST_IMAGES = 500;

    private final DiscoveryRequest request;

    private String progress = "It waits for its turn.";
    private Result result;
    private String problem;
    private List<String> added = List.of();

    Discovery(@NonNull DiscoveryRequest request) {
        this.request = request;
    }

    /**
     * What came of it.
     *
     * @param commit what was looked at
     * @param images with the policy that is proposed for each, at most {@link #MOST_IMAGES}
     * @param places where they stand
     * @param warnings what could not be looked into
     * @param leftOut how many images are left out
     */
    record Result(
            @NonNull String commit,
            @NonNull List<WatchedImage> images,
            @NonNull List<FoundImage> places,
            @NonNull List<ManifestWarning> warnings,
            int leftOut) {}

    @NonNull
    DiscoveryRequest request() {
        return request;
    }

    synchronized boolean isRunning() {
        return result == null && problem == null;
    }

    /** How far it is, in a sentence. */
    @NonNull
    synchronized String progress() {
        return progress;
    }

    synchronized void progress(@NonNull String sentence) {
        progress = sentence;
    }

    /** What was found; null while it runs, and if it failed. */
    @CheckForNull
    synchronized Result result() {
        return result;
    }

    /** What went wrong, and what to do; null if nothing did. */
    @CheckForNull
    synchronized String problem() {
        return problem;
    }

    synchronized void fail(@NonNull String sentence) {
        problem = sentence;
    }

    private synchronized void end(Result found) {
        result = found;
    }

    /** What was added to the configuration since, a sentence each. */
    @NonNull
    synchronized List<String> added() {
        return added;
    }

    synchronized void added(@NonNull List<String> sentences) {
        added = List.copyOf(sentences);
    }

    /** Does it; how it ends is told by the getters. */
    void run(@NonNull GitSessions git, @NonNull GitRemote remote) throws InterruptedException {
        progress("Fetching the branch " + request.branch() + ".");
        try (GitSession session = git.open(remote)) {
            Snapshot snapshot = session.fetch(GitRef.branch(request.branch()));
            ImageFinder.Found found = ImageFinder.find(
                    new CountingTree(snapshot.tree(), count -> progress("Looked into " + count + " files.")),
                    FileSelection.of(request.path()));
            List<WatchedImage> images = WatchProposal.of(found.images());
            int leftOut = Math.max(0, images.size() - MOST_IMAGES);
            end(new Result(
                    snapshot.commit(),
                    leftOut == 0 ? images : List.copyOf(images.subList(0, MOST_IMAGES)),
                    found.images(),
                    found.warnings(),
                    leftOut));
        } catch (NoSuchFileException e) {
            fail("The branch " + request.branch() + " has no path " + request.path() + ": correct it, or leave it empty.");
        } catch (GitException | IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** Ends it if nothing else did. */
    synchronized void giveUp() {
        if (isRunning()) {
            fail("It was given up: try again. If that goes on, the log of Jenkins says why.");
        }
    }
}

package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.store.PickFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/** What the steps of a job resolved last, kept with the job. For several builds at once. */
final class ResolvedBefore {

    /** A job whose images come from parameters names ever new ones. */
    static final int MOST = 1_000;

    private final PickFile file;

    ResolvedBefore(@NonNull Path directory) {
        this.file = new PickFile(directory.resolve("image-reflector-resolved.v1.json"));
    }

    @NonNull
    static ResolvedBefore of(@NonNull Job<?, ?> job) {
        return new ResolvedBefore(job.getRootDir().toPath());
    }

    /** What makes two calls the same question: the image, the policy and its filter; not how careful it is. */
    @NonNull
    static String key(@NonNull ImagePolicy policy) {
        return policy.name().name() + " " + policy.choice() + (policy.filterTags() == null ? "" : " " + policy.filterTags());
    }

    /** What was picked last; null if nothing yet. */
    @CheckForNull
    LatestRef get(@NonNull String key) {
        synchronized (ResolvedBefore.class) {
            return file.read().get(key);
        }
    }

    /** Keeps a pick, and forgets the one that has not changed for the longest if there are too many. */
    void put(@NonNull String key, @NonNull LatestRef pick) throws IOException {
        synchronized (ResolvedBefore.class) {
            Map<String, LatestRef> picks = file.read();
            if (pick.equals(picks.get(key))) {
                return;
            }
            picks.remove(key);
            picks.put(key, pick);
            Iterator<String> oldest = picks.keySet().iterator();
            while (picks.size() > MOST) {
                oldest.next();
                oldest.remove();
            }
            file.write(picks);
        }
    }
}

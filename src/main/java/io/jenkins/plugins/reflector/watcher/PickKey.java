package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/** What a pick is of: a policy for several repositories has one for each. */
record PickKey(@NonNull ResourceName policy, @CheckForNull ResourceName repository) {

    @NonNull
    static PickKey of(@NonNull ImagePolicy policy) {
        return new PickKey(policy.name(), policy.repository());
    }

    /** As in the file; neither name has a blank. */
    @NonNull
    static PickKey parse(@NonNull String text) {
        int blank = text.indexOf(' ');
        return blank < 0
                ? new PickKey(Names.parse(text, null), null)
                : new PickKey(Names.parse(text.substring(0, blank), null), Names.parse(text.substring(blank + 1), null));
    }

    @Override
    public String toString() {
        return repository == null ? policy.toString() : policy + " " + repository;
    }
}

package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.RenamedItem;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/** What a pick is of: a policy for several repositories has one for each. */
record PickKey(@NonNull ResourceName policy, @CheckForNull ResourceName repository) {

    @NonNull
    static PickKey of(@NonNull ImagePolicy policy) {
        return new PickKey(policy.name(), policy.repository());
    }

    /** As in the file; names of folders may have blanks, but no tab. */
    @NonNull
    static PickKey parse(@NonNull String text) {
        int tab = text.indexOf('\t');
        return tab < 0
                ? new PickKey(Names.parse(text, null), null)
                : new PickKey(Names.parse(text.substring(0, tab), null), Names.parse(text.substring(tab + 1), null));
    }

    /** The same after a folder got another name. */
    @NonNull
    PickKey in(@NonNull RenamedItem folder) {
        return new PickKey(folder.nameOf(policy), repository == null ? null : folder.nameOf(repository));
    }

    @Override
    public String toString() {
        return repository == null ? policy.toString() : policy + "\t" + repository;
    }
}

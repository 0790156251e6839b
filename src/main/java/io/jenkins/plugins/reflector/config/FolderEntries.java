package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.Optional;

/** Knows how entries are kept on folders, where there is a plugin that has folders. */
public abstract class FolderEntries implements ExtensionPoint {

    /** What is configured on an item; empty if it is no folder that can have entries. */
    @NonNull
    public abstract Optional<Entries> on(@NonNull Item item);

    /** The same by whichever plugin knows the item. */
    @NonNull
    public static Optional<Entries> of(@NonNull Item item) {
        return ExtensionList.lookup(FolderEntries.class).stream()
                .flatMap(known -> known.on(item).stream())
                .findFirst();
    }
}

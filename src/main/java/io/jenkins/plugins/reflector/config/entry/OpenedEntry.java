package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import jenkins.model.Jenkins;

/** The form of one entry, fetched when somebody opens its row or adds one; for the view beside it. */
public final class OpenedEntry {

    private final Describable<?> entry;
    private final Class<?> type;
    private final Item folder;
    private final boolean readOnly;

    /**
     * @param entry null for a new one
     */
    OpenedEntry(@CheckForNull Describable<?> entry, @NonNull Class<?> type, @CheckForNull Item folder, boolean readOnly) {
        this.entry = entry;
        this.type = type;
        this.folder = folder;
        this.readOnly = readOnly;
    }

    /** Null for a new one. */
    @CheckForNull
    public Object getEntry() {
        return entry;
    }

    /** What draws it. */
    @NonNull
    public Descriptor<?> getEntryDescriptor() {
        return Jenkins.get().getDescriptorOrDie(type.asSubclass(Describable.class));
    }

    /** Where credentials are looked for. */
    @NonNull
    public Object getPlace() {
        return folder == null ? Jenkins.get() : folder;
    }

    /** Whether a folder has it: then it has no namespace of its own. */
    public boolean isInFolder() {
        return folder != null;
    }

    /** Whether it may be looked at and not changed. */
    public boolean isReadOnly() {
        return readOnly;
    }
}

package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatuses;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The status of each automation, one file each (flux.md 3.9). For several threads. */
public final class AutomationStore implements AutomationStatuses {

    private final StoreFolder folder;
    private final Map<ResourceName, Optional<AutomationStatus>> statuses = new ConcurrentHashMap<>();

    AutomationStore(StoreFolder folder) {
        this.folder = folder;
    }

    /** What is known of an automation; empty if nothing is, or what was stored is damaged and so set aside. */
    @NonNull
    @Override
    public Optional<AutomationStatus> status(@NonNull ResourceName automation) {
        return statuses.computeIfAbsent(automation, this::read);
    }

    @Override
    public void save(@NonNull ResourceName automation, @NonNull AutomationStatus status) {
        statuses.put(automation, Optional.of(status));
        Path file = folder.file(automation.toString());
        try {
            AtomicFile.write(
                    file,
                    StoredLines.of(
                            folder.kind(), AutomationJson.write(automation, status), Collections.emptyIterator()));
        } catch (IOException e) {
            folder.warn("cannot write " + file + ", the status of " + automation + ": " + e
                    + "; its next run is a full one. Check the disk and its permissions");
        }
    }

    /** Forgets every automation that is not among these. */
    public void retain(@NonNull Collection<ResourceName> names) throws IOException {
        statuses.keySet().retainAll(names);
        folder.retain(names.stream().map(ResourceName::toString).toList());
    }

    private Optional<AutomationStatus> read(ResourceName automation) {
        Path file = folder.file(automation.toString());
        try {
            return Optional.of(AutomationJson.read(automation, StoredLines.head(file, folder.kind())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DamagedFileException e) {
            setAside(automation, e);
        } catch (IOException e) {
            folder.warn("cannot read " + file + ", the status of " + automation + ": " + e + "; it counts as never run");
        }
        return Optional.empty();
    }

    private void setAside(ResourceName automation, DamagedFileException why) {
        try {
            folder.setAside(automation.toString(), why);
        } catch (IOException e) {
            folder.warn("what was stored of " + automation + " is damaged (" + why.getMessage() + ") and cannot be moved: " + e);
        }
    }
}

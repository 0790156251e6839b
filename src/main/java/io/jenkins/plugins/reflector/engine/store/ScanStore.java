package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.LastScanResult;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The last scan of each repository, one file each (flux.md 1.6). In memory there is only what {@link RepositoryStatus} holds; tags
 * are read from the disk whenever they are asked for, so that any number of them can be watched. For several threads.
 */
public final class ScanStore {

    /** What stands between the kept tags and the excluded ones; no tag is empty. */
    private static final String BETWEEN = "";

    private final StoreFolder folder;
    private final Map<ResourceName, Optional<RepositoryStatus>> statuses = new ConcurrentHashMap<>();

    ScanStore(StoreFolder folder) {
        this.folder = folder;
    }

    /** What is known of a repository; empty if nothing is, or what was stored is damaged and so set aside. */
    @NonNull
    public Optional<RepositoryStatus> status(@NonNull ResourceName name) {
        return statuses.computeIfAbsent(name, this::readStatus);
    }

    /** The tags that the last scan that worked brought; empty if none did, or what was stored is damaged and so set aside. */
    @NonNull
    public Optional<ScanResult> result(@NonNull ResourceName name) {
        Path file = folder.file(name.toString());
        try {
            return Optional.ofNullable(readResult(name, file));
        } catch (NoSuchFileException e) {
            statuses.remove(name);
        } catch (DamagedFileException e) {
            statuses.remove(name);
            setAside(name, e);
        } catch (IOException e) {
            folder.warn("cannot read " + file + ", what was stored of " + name + ": " + e + "; check the disk and its permissions");
        }
        return Optional.empty();
    }

    /** Remembers a scan that worked, in the place of the one before. */
    public void save(@NonNull ResourceName name, @NonNull RepositoryStatus status, @NonNull ScanResult result)
            throws IOException {
        statuses.put(name, Optional.of(status));
        Iterator<String> lines = Stream.of(result.tags(), List.of(BETWEEN), result.excluded())
                .flatMap(List::stream)
                .iterator();
        AtomicFile.write(
                folder.file(name.toString()),
                StoredLines.of(folder.kind(), StatusJson.write(name, status), lines));
    }

    /** Remembers how a repository stands; the tags of the last scan that worked stay as they are. */
    public void save(@NonNull ResourceName name, @NonNull RepositoryStatus status) throws IOException {
        statuses.put(name, Optional.of(status));
        Path file = folder.file(name.toString());
        byte[] bytes;
        try {
            bytes = StoredLines.withLinesOf(file, folder.kind(), StatusJson.write(name, status));
        } catch (NoSuchFileException e) {
            bytes = withoutTags(name, status);
        } catch (DamagedFileException e) {
            setAside(name, e);
            bytes = withoutTags(name, status);
        }
        AtomicFile.write(file, bytes);
    }

    /** Forgets every repository that is not among these. */
    public void retain(@NonNull Collection<ResourceName> names) throws IOException {
        statuses.keySet().retainAll(names);
        folder.retain(names.stream().map(ResourceName::toString).toList());
    }

    /** A status that promises no tags that are not there. */
    private byte[] withoutTags(ResourceName name, RepositoryStatus status) throws IOException {
        RepositoryStatus bare = new RepositoryStatus(
                "",
                List.of(),
                null,
                status.attemptTime(),
                status.failures(),
                status.error(),
                status.stalled(),
                status.lastHandledReconcileAt(),
                status.observedSpecification());
        statuses.put(name, Optional.of(bare));
        return StoredLines.of(
                folder.kind(), StatusJson.write(name, bare), List.of(BETWEEN).iterator());
    }

    private Optional<RepositoryStatus> readStatus(ResourceName name) {
        Path file = folder.file(name.toString());
        try {
            return Optional.of(StatusJson.read(name, StoredLines.head(file, folder.kind())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DamagedFileException e) {
            setAside(name, e);
        } catch (IOException e) {
            folder.warn("cannot read " + file + ", what was stored of " + name + ": " + e + "; it is scanned anew");
        }
        return Optional.empty();
    }

    private ScanResult readResult(ResourceName name, Path file) throws IOException, DamagedFileException {
        List<String> tags = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        boolean[] between = {false};
        String head = StoredLines.read(file, folder.kind(), line -> {
            if (line.equals(BETWEEN)) {
                between[0] = true;
            } else {
                (between[0] ? excluded : tags).add(line);
            }
        });
        RepositoryStatus status = StatusJson.read(name, head);
        LastScanResult last = status.lastScanResult();
        if (last == null) {
            return null;
        }
        ScanResult result =
                new ScanResult(status.canonicalImageName(), tags, excluded, last.complete(), last.scanTime());
        if (tags.size() != last.tagCount() || !result.revision().equals(last.revision())) {
            throw new DamagedFileException("its tags are not those of its checksum");
        }
        return result;
    }

    private void setAside(ResourceName name, DamagedFileException why) {
        try {
            folder.setAside(name.toString(), why);
        } catch (IOException e) {
            folder.warn("what was stored of " + name + " is damaged (" + why.getMessage() + ") and cannot be moved: " + e);
        }
    }

    /** Whether there is a file for a repository, whatever is in it. */
    boolean has(@NonNull ResourceName name) {
        return Files.exists(folder.file(name.toString()));
    }
}

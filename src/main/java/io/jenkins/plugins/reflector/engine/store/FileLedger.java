package io.jenkins.plugins.reflector.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.TagHistory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A ledger on the disk, one file for each image. A few are held in memory, those used last. Every method may throw a {@link
 * StoreException}: without its ledger nobody can say how old a tag is, so nothing must go on as if all were old. Of two processes
 * that write at once, one may lose sightings of the other, which then count from the next scan.
 */
final class FileLedger implements FirstSeenLedger {

    /** How many tags of all histories together stay in memory; a larger history stays alone. */
    static final int MOST_TAGS_HELD = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELDS = "\t";
    private static final int TAG = 0;
    private static final int SEEN = 1;
    private static final int BASELINE = 2;
    private static final int DIGEST = 3;
    private static final int SINCE = 4;

    private final StoreFolder folder;
    private final LinkedHashMap<String, TagHistory> held = new LinkedHashMap<>(16, 0.75f, true);

    FileLedger(StoreFolder folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void record(
            @NonNull String repository, @NonNull Collection<String> tags, @NonNull Instant at) {
        change(repository, history -> history.record(tags, at));
    }

    @NonNull
    @Override
    public synchronized Optional<Sighting> firstSeen(@NonNull String repository, @NonNull String tag) {
        return history(repository).firstSeen(tag);
    }

    @Override
    public synchronized void recordDigest(
            @NonNull String repository, @NonNull String tag, @NonNull String digest, @NonNull Instant at) {
        change(repository, history -> history.recordDigest(tag, digest, at));
    }

    @NonNull
    @Override
    public synchronized Optional<SeenDigest> digest(@NonNull String repository, @NonNull String tag) {
        return history(repository).digest(tag);
    }

    /** What is news goes on top of what is on the disk by now, and there before it counts. */
    private void change(String repository, Predicate<TagHistory> change) {
        if (!change.test(history(repository))) {
            return;
        }
        held.remove(repository);
        TagHistory history = read(repository);
        change.test(history);
        Path file = folder.file(repository);
        try {
            AtomicFile.write(file, bytes(repository, history));
        } catch (IOException e) {
            throw new StoreException("write", file, e);
        }
        hold(repository, history);
    }

    private TagHistory history(String repository) {
        TagHistory history = held.get(repository);
        if (history == null) {
            history = read(repository);
            hold(repository, history);
        }
        return history;
    }

    private void hold(String repository, TagHistory history) {
        held.put(repository, history);
        long sum = held.values().stream().mapToLong(TagHistory::size).sum();
        Iterator<Map.Entry<String, TagHistory>> oldest = held.entrySet().iterator();
        while (sum > MOST_TAGS_HELD && held.size() > 1) {
            sum -= oldest.next().getValue().size();
            oldest.remove();
        }
    }

    private TagHistory read(String repository) {
        Path file = folder.file(repository);
        try {
            return parse(repository, file);
        } catch (NoSuchFileException e) {
            return new TagHistory();
        } catch (DamagedFileException e) {
            try {
                folder.setAside(repository, e);
            } catch (IOException failure) {
                throw new StoreException("set aside the damaged", file, failure);
            }
            return new TagHistory();
        } catch (IOException e) {
            throw new StoreException("read", file, e);
        }
    }

    private TagHistory parse(String repository, Path file) throws IOException, DamagedFileException {
        TagHistory history = new TagHistory();
        history.restored();
        // One object for all tags of one scan.
        Map<String, Sighting> sightings = new HashMap<>();
        int[] lines = {0};
        String head = StoredLines.read(file, folder.kind(), line -> {
            lines[0]++;
            String[] fields = line.split(FIELDS, -1);
            if (fields.length != SINCE + 1) {
                throw new DamagedFileException("a line has another shape");
            }
            try {
                history.restore(
                        fields[TAG],
                        fields[SEEN].isEmpty()
                                ? null
                                : sightings.computeIfAbsent(
                                        fields[SEEN] + fields[BASELINE],
                                        key -> new Sighting(time(fields[SEEN]), !fields[BASELINE].isEmpty())),
                        fields[DIGEST].isEmpty() ? null : new SeenDigest(fields[DIGEST], time(fields[SINCE])));
            } catch (NumberFormatException e) {
                throw new DamagedFileException("a line has no time", e);
            }
        });
        JsonNode json = StatusJson.parse(head);
        if (!json.path("repository").asText().equals(repository) || json.path("tags").asInt(-1) != lines[0]) {
            throw new DamagedFileException("it is of another image, or lacks lines");
        }
        return history;
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private byte[] bytes(String repository, TagHistory history) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String tag : history.known()) {
            if (tag.chars().noneMatch(Character::isISOControl)) {
                Optional<Sighting> seen = history.firstSeen(tag);
                Optional<SeenDigest> digest = history.digest(tag);
                lines.add(String.join(
                        FIELDS,
                        tag,
                        seen.map(sighting -> millis(sighting.at())).orElse(""),
                        seen.filter(Sighting::baseline).isPresent() ? "b" : "",
                        digest.map(SeenDigest::digest).orElse(""),
                        digest.map(known -> millis(known.since())).orElse("")));
            }
        }
        String head = JSON.createObjectNode()
                .put("repository", repository)
                .put("tags", lines.size())
                .toString();
        return StoredLines.of(folder.kind(), head, lines.iterator());
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}

package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of one kind, each for one key; a key of any characters and length is one file name. */
final class StoreFolder {

    private static final String DAMAGED = ".damaged";
    private static final int HASH_BYTES = 16;

    private final Path folder;
    private final String kind;
    private final String remedy;
    private final Consumer<String> warnings;

    /**
     * @param kind what the files are, which is also how their names end
     * @param remedy what becomes of one that is damaged, as the end of a sentence
     */
    StoreFolder(Path folder, String kind, String remedy, Consumer<String> warnings) throws IOException {
        this.folder = folder;
        this.kind = kind;
        this.remedy = remedy;
        this.warnings = warnings;
        AtomicFile.deleteLeftOvers(folder);
    }

    @NonNull
    String kind() {
        return kind;
    }

    @NonNull
    Path file(@NonNull String key) {
        return folder.resolve(hash(key) + "." + kind);
    }

    /** Moves a file out of the way, so that somebody can look at it, and tells so. */
    void setAside(@NonNull String key, @NonNull DamagedFileException why) throws IOException {
        Path file = file(key);
        Path aside = folder.resolve(file.getFileName() + DAMAGED);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            warnings.accept("what was stored of " + key + " is damaged (" + why.getMessage() + "); the file is " + aside
                    + " now, and " + remedy);
        } catch (NoSuchFileException e) {
            // Another thread was faster, and told so.
        }
    }

    /** Tells something that is wrong and does not keep the work from going on. */
    void warn(@NonNull String message) {
        warnings.accept(message);
    }

    /** Deletes the files of all other keys. */
    void retain(@NonNull Collection<String> keys) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> hashes = keys.stream().map(StoreFolder::hash).collect(Collectors.toSet());
        List<Path> old;
        try (Stream<Path> all = Files.list(folder)) {
            old = all.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        int dot = name.indexOf('.');
                        return dot > 0
                                && (name.endsWith("." + kind) || name.endsWith("." + kind + DAMAGED))
                                && !hashes.contains(name.substring(0, dot));
                    })
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    /** Short, and of letters that every file system takes. */
    @NonNull
    static String hash(@NonNull String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

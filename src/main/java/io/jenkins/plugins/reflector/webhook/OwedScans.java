package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The image repositories that deliveries named and that were not scanned since, in a file with a name a line, so that a restart in
 * between loses none: the sender was told that its delivery is taken. A name that stays too long costs one scan too many. For several
 * threads.
 */
final class OwedScans {

    private static final Logger LOGGER = Logger.getLogger(OwedScans.class.getName());

    private final Path file;
    private final Set<ResourceName> owed = new LinkedHashSet<>();

    /** @param file need not exist */
    OwedScans(@NonNull Path file) {
        this.file = file;
        try {
            Files.readString(file).lines().filter(line -> line.indexOf('/') > 0).forEach(line -> {
                int slash = line.lastIndexOf('/');
                owed.add(new ResourceName(line.substring(0, slash), line.substring(slash + 1)));
            });
        } catch (NoSuchFileException e) {
            // Nothing is owed.
        } catch (IOException e) {
            failed(e);
        }
    }

    /** All of them. */
    @NonNull
    synchronized Set<ResourceName> all() {
        return Set.copyOf(owed);
    }

    synchronized void add(@NonNull Collection<ResourceName> repositories) {
        if (owed.addAll(repositories)) {
            write();
        }
    }

    synchronized void keepOnly(@NonNull Predicate<ResourceName> stillOwed) {
        if (owed.removeIf(stillOwed.negate())) {
            write();
        }
    }

    private void write() {
        try {
            if (owed.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                AtomicFile.write(
                        file, owed.stream().map(name -> name + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        LOGGER.log(
                Level.WARNING,
                "What webhooks have hinted at cannot be kept over a restart: check the disk of JENKINS_HOME and its permissions (" + file + ").",
                e);
    }
}

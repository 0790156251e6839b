package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What somebody does not want to be told again, as long as it is the same; kept over restarts, a line each. */
final class DismissedTroubles {

    private static final Logger LOGGER = Logger.getLogger(DismissedTroubles.class.getName());

    private final Path file;
    private Set<String> keys;

    DismissedTroubles(@NonNull Path file) {
        this.file = file;
    }

    /** Those that were not dismissed. */
    @NonNull
    synchronized List<Trouble> without(@NonNull List<Trouble> troubles) {
        Set<String> dismissed = keys();
        return troubles.stream()
                .filter(trouble -> !dismissed.contains(line(trouble)))
                .toList();
    }

    /** Tells none of these again; what was dismissed before and is over is forgotten. */
    synchronized void dismiss(@NonNull List<Trouble> troubles) throws IOException {
        Set<String> now = new LinkedHashSet<>();
        troubles.forEach(trouble -> now.add(line(trouble)));
        keys = now;
        AtomicFile.write(file, String.join("\n", now).getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Trouble trouble) {
        return trouble.key().replaceAll("\\R", " ");
    }

    private Set<String> keys() {
        if (keys == null) {
            keys = new LinkedHashSet<>();
            try {
                keys.addAll(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList());
            } catch (NoSuchFileException e) {
                // Nothing was dismissed yet.
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "What was dismissed cannot be read from " + file + "; all is told.", e);
            }
        }
        return keys;
    }
}

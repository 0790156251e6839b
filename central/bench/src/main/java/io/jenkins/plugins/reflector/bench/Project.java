package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project is, whose files are measured and written. */
public final class Project {

    private Project() {}

    /** The folder with the root POM: the working directory, or the nearest one above it. */
    @NonNull
    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("central/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder with central/pom.xml above " + start);
    }
}

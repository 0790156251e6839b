package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project is. */
final class Project {

    private Project() {}

    /** The folder with the root POM: the working directory, or the nearest one above it. */
    @NonNull
    static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("central/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder with central/pom.xml above " + start);
    }
}

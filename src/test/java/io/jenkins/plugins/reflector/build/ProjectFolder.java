package io.jenkins.plugins.reflector.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the project's own files are, whichever of the two builds runs the tests. */
public final class ProjectFolder {

    private ProjectFolder() {}

    /** @return the folder with the root POM; the tests run in it or in a folder below it */
    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("central/pom.xml")) && Files.isDirectory(folder.resolve("src/main"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder with central/pom.xml and src/main above " + start);
    }

    /** @return all regular files below the folder that end so, sorted; empty where the folder is missing */
    public static List<Path> filesBelow(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}

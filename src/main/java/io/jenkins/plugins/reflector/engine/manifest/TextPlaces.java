package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A language other than YAML in which images are found by their names. */
interface TextPlaces {

    /** All languages, each told by the file's name. */
    List<TextPlaces> ALL = List.of(new DockerfileImages(), new JenkinsfileImages());

    /** The language of a file; empty if its name tells none. */
    @NonNull
    static Optional<TextPlaces> of(@NonNull String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return ALL.stream().filter(places -> places.covers(name)).findFirst();
    }

    /** @param name without directories */
    boolean covers(@NonNull String name);

    /** How reports name the one object that such a file is. */
    @NonNull
    String kind();

    /** Tells each image of the file. */
    void find(@NonNull TextPage page, @NonNull Consumer<ImageSite> sites);
}

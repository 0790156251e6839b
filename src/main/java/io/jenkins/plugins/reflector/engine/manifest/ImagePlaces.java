package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * A kind of document in which images are found by their names, without markers (product.md, "edits without markers").
 * Another kind of document is another implementation, named in {@link #ALL}.
 */
sealed interface ImagePlaces permits KustomizeImages, WorkloadImages {

    /** All kinds; the first that covers a document edits it. */
    List<ImagePlaces> ALL = List.of(new KustomizeImages(), new WorkloadImages());

    /** Whether a document is of this kind. */
    boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root);

    /** Plans the edits of a document that it covers. Scalars that a marker claims stay as they are. */
    void plan(@NonNull Manifest manifest, @NonNull NamedPicks picks);
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A kind of document in which images are found by their names, without markers (product.md, "edits without markers").
 * Another kind of document is another implementation, named in {@link #ALL}.
 */
interface ImagePlaces {

    /** All kinds; the first that covers a document tells its images. */
    List<ImagePlaces> ALL = List.of(
            new KustomizeImages(),
            new HelmReleaseImages(),
            new ArgoApplicationImages(),
            new ConfigMapImages(),
            new PodImages(),
            new ComposeImages(),
            new ControllerImages(),
            new ValuesFileImages());

    /** The kind that a document is of; empty if it is of none. */
    @NonNull
    static Optional<ImagePlaces> of(@NonNull String path, @NonNull YamlNode.Mapping root) {
        return ALL.stream().filter(places -> places.covers(path, root)).findFirst();
    }

    /** Whether a document is of this kind. */
    boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root);

    /** Tells each image of a document that it covers, in the document's order. */
    void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites);
}

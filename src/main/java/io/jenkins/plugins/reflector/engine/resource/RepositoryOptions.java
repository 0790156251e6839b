package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.URI;

/**
 * What a repository may ask for beyond Flux: {@code spec.reflector} of an ImageRepository, or the same object in the annotation
 * {@code image-reflector.jenkins.io/options} (product.md, "our own options").
 *
 * @param pageSize how many tags are asked for at once; null: the client's own choice
 * @param mirror an http or https URL that is asked instead of the image's registry, such as a pull-through cache; the names
 *     that are written stay as they are. null: the registry itself
 * @param scanFrom the label of a Jenkins agent that the registry is asked from; empty: from the controller
 */
public record RepositoryOptions(@CheckForNull Integer pageSize, @CheckForNull URI mirror, @NonNull String scanFrom) {

    /** The greatest {@code pageSize}: more than any registry answers in one page. */
    public static final int MAX_PAGE = 10_000;

    /** Nothing asked for: plain Flux. */
    public static final RepositoryOptions NONE = new RepositoryOptions(null, null, "");
}

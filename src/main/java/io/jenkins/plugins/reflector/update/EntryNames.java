package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for images that have none: the last part of their repository, so that markers and trailers can refer to them. */
public final class EntryNames {

    private final String namespace;
    private final Set<String> taken = new HashSet<>();

    public EntryNames(@NonNull String namespace) {
        this.namespace = namespace;
    }

    /** The names that images get in their order. */
    @NonNull
    static Set<ResourceName> of(@NonNull List<ImageEntry> entries, @NonNull String namespace) {
        EntryNames names = new EntryNames(namespace);
        return entries.stream().map(entry -> names.next(entry.getImage())).collect(Collectors.toSet());
    }

    /** A name that no earlier image has. */
    @NonNull
    public ResourceName next(@NonNull String image) {
        String last = image.substring(image.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String base = last.replaceAll("[^a-z0-9._-]", "-");
        String name = base;
        for (int number = 2; !taken.add(name); number++) {
            name = base + "-" + number;
        }
        return new ResourceName(namespace, name);
    }
}

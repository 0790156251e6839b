package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which of the repositories that are watched anyway a delivery hints at. The name in a delivery is only compared, with
 * canonical names (flux.md 1.3), so a forged one can at worst cause a scan that would have come sooner or later.
 */
public final class HintedRepositories {

    private final List<ImageRepository> all;
    private final Map<String, List<Entry>> byPath = new HashMap<>();

    private record Entry(ImageRepository repository, String registry) {}

    /** @param repositories those that the endpoint may wake; one whose image cannot be read is never hinted at */
    public HintedRepositories(@NonNull Collection<ImageRepository> repositories) {
        this.all = List.copyOf(repositories);
        for (ImageRepository repository : all) {
            ImageName.tryParse(repository.image())
                    .ifPresent(name -> byPath.computeIfAbsent(name.repository(), path -> new ArrayList<>())
                            .add(new Entry(repository, name.registry().toLowerCase(Locale.ROOT))));
        }
    }

    /** The repositories to scan soon; empty for a delivery that was not accepted. */
    @NonNull
    public Set<ImageRepository> of(@NonNull Delivery delivery) {
        Set<ImageRepository> hinted = new LinkedHashSet<>();
        if (delivery.outcome() != Delivery.Outcome.ACCEPTED) {
            return hinted;
        }
        if (delivery.unspecific()) {
            hinted.addAll(all);
        }
        for (PushedImage image : delivery.images()) {
            add(image, hinted);
        }
        return hinted;
    }

    private void add(PushedImage image, Set<ImageRepository> hinted) {
        if (image.registry().isEmpty()) {
            // The sender does not know what it is called from outside; a scan too many is all that can come of it.
            byPath.getOrDefault(image.repository(), List.of()).forEach(entry -> hinted.add(entry.repository()));
            return;
        }
        // By way of the name's own rules, so that Docker Hub's spellings and library/ are one.
        ImageName.tryParse(image.registry() + "/" + image.repository()).ifPresent(name -> byPath
                .getOrDefault(name.repository(), List.of())
                .stream()
                .filter(entry -> entry.registry().equals(name.registry().toLowerCase(Locale.ROOT)))
                .forEach(entry -> hinted.add(entry.repository())));
    }
}

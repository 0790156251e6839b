package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The services of a Compose file. */
final class ComposeImages implements ImagePlaces {
    private static final Pattern FILES = Pattern.compile("(?:.*[-._])?compose(?:[-._].*)?\\.ya?ml");

    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        return FILES.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()
                && root.get("services") instanceof YamlNode.Mapping;
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        if (root.get("services") instanceof YamlNode.Mapping services) {
            services.entries().forEach(service -> PodImages.image(manifest, service.value(), "image", sites));
        }
    }
}

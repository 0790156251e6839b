package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A file of Helm values, known by its name: {@code values.yaml}, {@code values-prod.yaml}, {@code prod.values.yml}. */
final class ValuesFileImages implements ImagePlaces {
    private static final Pattern FILES = Pattern.compile("(?:.*[-._])?values(?:[-._].*)?\\.ya?ml");

    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return FILES.matcher(name).matches() && root.text("kind").isEmpty();
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        HelmValues.find(manifest, root, sites);
    }
}

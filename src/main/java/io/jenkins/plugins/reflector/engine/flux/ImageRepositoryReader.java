package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code spec} of an ImageRepository (flux.md 1.1); the versions differ only by what they added. */
final class ImageRepositoryReader {

    private static final int MAX_EXCLUSIONS = 25;

    private ImageRepositoryReader() {}

    /** Null, or not to be used, if an error was logged. */
    @CheckForNull
    static ImageRepository read(Header header, FieldReader spec) {
        String image = spec.requiredText("image");
        Duration interval = spec.requiredInterval("interval");
        Duration timeout = spec.timeout("timeout");
        String secretRef = spec.reference("secretRef");
        boolean suspend = spec.flag("suspend");
        List<String> exclusions =
                spec.has("exclusionList") ? spec.texts("exclusionList") : ImageRepository.DEFAULT_EXCLUSION_LIST;
        if (exclusions.size() > MAX_EXCLUSIONS) {
            spec.error("exclusionList", "expected at most " + MAX_EXCLUSIONS + " expressions, found " + exclusions.size()
                    + "; join some with |");
        }
        boolean insecure = spec.flag("insecure");
        List<Map<String, String>> accessFrom = accessFrom(spec);
        Connection connection =
                CommonFields.connection(spec, true, Provider.OF_REGISTRIES.toArray(Provider[]::new));
        RepositoryOptions options = RepositoryOptionsReader.read(header, spec);
        spec.done();
        if (image == null || interval == null) {
            return null;
        }
        return new ImageRepository(
                header.name(),
                header.labels(),
                image,
                interval,
                timeout == null ? interval : timeout,
                secretRef,
                connection,
                suspend,
                exclusions,
                insecure,
                accessFrom,
                options,
                header.position());
    }

    @CheckForNull
    private static List<Map<String, String>> accessFrom(FieldReader spec) {
        FieldReader accessFrom = spec.object("accessFrom");
        if (accessFrom == null) {
            return null;
        }
        if (!accessFrom.has("namespaceSelectors")) {
            accessFrom.error("namespaceSelectors", "is missing; expected a list of matchLabels");
        }
        List<Map<String, String>> selectors = new ArrayList<>();
        for (FieldReader selector : accessFrom.objects("namespaceSelectors")) {
            selectors.add(selector.textMap("matchLabels"));
            selector.done();
        }
        accessFrom.done();
        return selectors;
    }
}

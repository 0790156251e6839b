package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads {@code spec} of an ImagePolicy (flux.md 2.1). Ranges, orders and patterns stay text: a wrong one makes the
 * policy not ready when it is evaluated, and is no schema error (cli.md).
 */
final class ImagePolicyReader {

    /** How often a digest policy looks again if it does not say (flux.md 2.11). */
    private static final Duration DEFAULT_DIGEST_INTERVAL = Duration.ofMinutes(10);

    private ImagePolicyReader() {}

    /** Null, or not to be used, if an error was logged. */
    @CheckForNull
    static ImagePolicy read(Header header, FieldReader spec) {
        FieldReader own = OwnOptions.of(header, spec);
        RepositorySelector selector = own == null ? null : RepositorySelectorReader.read(header, own);
        boolean several = own != null && own.has("repositories");
        ResourceName repository = several && !spec.has("imageRepositoryRef") ? null : repository(header, spec);
        PolicyChoice choice = PolicyChoiceReader.read(spec);
        TagFilterSpec filter = filterTags(spec);
        String written = spec.word(
                "digestReflectionPolicy",
                Arrays.stream(DigestReflection.values()).map(DigestReflection::text).toList());
        DigestReflection reflection = reflection(written);
        Duration interval = spec.interval("interval");
        boolean suspend = spec.flag("suspend");
        PolicyOptions options = PolicyOptionsReader.read(own);
        spec.done();
        if (choice instanceof PolicyChoice.DigestOf) {
            if (written != null && reflection != DigestReflection.ALWAYS) {
                spec.warning("digestReflectionPolicy", "has no effect: a digest policy always reflects the digest");
            }
            interval = interval == null ? DEFAULT_DIGEST_INTERVAL : interval;
        } else {
            checkInterval(spec, reflection);
        }
        if (repository == null && selector == null) {
            return null;
        }
        return new ImagePolicy(
                header.name(),
                header.labels(),
                repository,
                selector,
                choice,
                filter,
                reflection,
                interval,
                suspend,
                options,
                header.position());
    }

    @CheckForNull
    private static ResourceName repository(Header header, FieldReader spec) {
        FieldReader reference = spec.requiredObject("imageRepositoryRef");
        if (reference == null) {
            return null;
        }
        return CommonFields.reference(reference, header.name());
    }

    @CheckForNull
    private static TagFilterSpec filterTags(FieldReader spec) {
        FieldReader filter = spec.object("filterTags");
        if (filter == null) {
            return null;
        }
        TagFilterSpec read = new TagFilterSpec(filter.text("pattern", ""), filter.text("extract", ""));
        filter.done();
        return read;
    }

    private static DigestReflection reflection(@CheckForNull String written) {
        return Arrays.stream(DigestReflection.values())
                .filter(r -> r.text().equals(written))
                .findFirst()
                .orElse(DigestReflection.NEVER);
    }

    private static void checkInterval(FieldReader spec, DigestReflection reflection) {
        boolean always = reflection == DigestReflection.ALWAYS;
        if (always && !spec.has("interval")) {
            spec.error("interval", "is missing; digestReflectionPolicy: Always needs it, such as 10m");
        } else if (!always && spec.has("interval")) {
            spec.error("interval", "is only allowed with digestReflectionPolicy: Always; remove it or set that");
        }
    }
}

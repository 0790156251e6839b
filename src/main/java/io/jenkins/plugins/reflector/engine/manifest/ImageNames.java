package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.regex.Pattern;

/** Compares and takes apart the image names that manifests hold (flux.md 1.3). */
final class ImageNames {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9_./-]{2,255}");
    private static final Pattern REGISTRY = Pattern.compile("[A-Za-z0-9_.:\\[\\]-]+");
    private static final String DOCKER_HUB = "index.docker.io";

    private ImageNames() {}

    /** An image as written: what stands before the tag, the tag and the digest. */
    record Reference(@NonNull String name, @CheckForNull String tag, @CheckForNull String digest) {}

    /** The one spelling of all names that mean the same repository. */
    @NonNull
    static String canonical(@NonNull String name) {
        int slash = name.indexOf('/');
        boolean hasRegistry = slash >= 0 && isRegistry(name.substring(0, slash));
        String registry = hasRegistry ? name.substring(0, slash) : DOCKER_HUB;
        String repository = hasRegistry ? name.substring(slash + 1) : name;
        if (registry.equals("docker.io")) {
            registry = DOCKER_HUB;
        }
        if (registry.equals(DOCKER_HUB) && repository.indexOf('/') < 0) {
            repository = "library/" + repository;
        }
        return registry + "/" + repository;
    }

    private static boolean isRegistry(String text) {
        return text.indexOf('.') >= 0 || text.indexOf(':') >= 0;
    }

    /** What every spelling of a name ends with. */
    @NonNull
    static String lastSegment(@NonNull String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether name and tag together are a reference that a container runtime takes. */
    static boolean isReference(@NonNull String name, @NonNull String tag) {
        String canonical = canonical(name);
        int slash = canonical.indexOf('/');
        return TAG.matcher(tag).matches()
                && REGISTRY.matcher(canonical.substring(0, slash)).matches()
                && REPOSITORY.matcher(canonical.substring(slash + 1)).matches();
    }

    @NonNull
    static Reference split(@NonNull String image) {
        int at = image.indexOf('@');
        String digest = at < 0 ? null : image.substring(at + 1);
        String rest = at < 0 ? image : image.substring(0, at);
        int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
        return colon < 0
                ? new Reference(rest, null, digest)
                : new Reference(rest.substring(0, colon), rest.substring(colon + 1), digest);
    }
}

package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.regex.Pattern;

/**
 * Tells tags that name one build for ever from those that are meant to move. The first name a version of three parts, a date or
 * build number of eight digits, or a commit; {@code latest}, {@code 1.25} or {@code stable-alpine} move.
 */
final class ImmutableTags {

    private static final Pattern BUILD = Pattern.compile(
            "(?<![0-9])[0-9]+\\.[0-9]+\\.[0-9]+" // 1.2.3
                    + "|[0-9]{8}" // 20261124
                    + "|(?<![0-9A-Za-z])(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?![0-9A-Za-z])"); // 4f1c2ab

    private ImmutableTags() {}

    static boolean looksImmutable(@NonNull String tag) {
        return BUILD.matcher(tag).find();
    }
}

package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the options of an ImagePolicy (product.md, "our options"): each absent one means plain Flux. */
final class PolicyOptionsReader {

    private static final List<String> ACTIONS =
            Arrays.stream(GuardAction.values()).map(GuardAction::text).toList();
    private static final List<String> LEVELS =
            Arrays.stream(UpdateLevel.values()).map(UpdateLevel::text).toList();

    private PolicyOptionsReader() {}

    /** {@link PolicyOptions#NONE} if nothing is asked for; not to be used if an error was logged. */
    static PolicyOptions read(@CheckForNull FieldReader options) {
        if (options == null) {
            return PolicyOptions.NONE;
        }
        PolicyOptions read = new PolicyOptions(
                options.interval("minimumAge"),
                names(options, "ignoreTags"),
                pin(options),
                word(options, "allow", LEVELS, UpdateLevel::of),
                word(options, "onDowngrade", ACTIONS, GuardAction::of),
                word(options, "onShrink", ACTIONS, GuardAction::of),
                word(options, "onRepush", ACTIONS, GuardAction::of),
                platforms(options),
                options.text("group", ""),
                options.flag("skipUnparsable"),
                options.flag("exactIntegers"));
        options.done();
        return read;
    }

    @CheckForNull
    private static PolicyOptions.Pin pin(FieldReader options) {
        FieldReader pin = options.object("pin");
        if (pin == null) {
            return null;
        }
        String tag = pin.requiredName("tag");
        String reason = pin.text("reason", "");
        pin.done();
        return tag == null ? null : new PolicyOptions.Pin(tag, reason);
    }

    /** One of a few words in any case; null if there is none. */
    @CheckForNull
    private static <T> T word(
            FieldReader options, String name, List<String> words, Function<String, Optional<T>> parser) {
        String text = options.text(name, "");
        if (text.isEmpty()) {
            return null;
        }
        Optional<T> parsed = parser.apply(text);
        if (parsed.isEmpty()) {
            options.error(name, "expected one of " + String.join(", ", words) + ", found '" + text + "'");
        }
        return parsed.orElse(null);
    }

    /** An empty name would silently match nothing. */
    private static List<String> names(FieldReader options, String name) {
        List<String> names = options.texts(name);
        if (names.contains("")) {
            options.error(name, "has an empty entry; remove it");
        }
        return names;
    }

    private static List<String> platforms(FieldReader options) {
        List<String> platforms = options.texts("platforms").stream()
                .map(p -> p.toLowerCase(Locale.ROOT))
                .toList();
        for (String platform : platforms) {
            if (!PolicyOptions.isPlatform(platform)) {
                options.error("platforms", "expected os/architecture such as linux/arm64, found '" + platform + "'");
            }
        }
        return platforms;
    }
}

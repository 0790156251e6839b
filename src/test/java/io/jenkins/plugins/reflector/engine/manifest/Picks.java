package io.jenkins.plugins.reflector.engine.manifest;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The policies of flux.md 5.4 and a short way to edit a text by them. */
final class Picks {
    static final String DIGEST = "sha256:" + "ab".repeat(32);
    static final String IMAGE = "reg.io/org/app:v2.0.0";

    static final List<PolicyImage> OWN = List.of(
            pick("p", "reg.io/org/app", "v2.0.0", null),
            pick("d", "reg.io/org/app", "v2.0.0", DIGEST),
            pick("n", "reg.io/org/app", "1.20", null));

    private static final Pattern SHORT_MARKER = Pattern.compile("«([^»]*)»");

    private Picks() {}

    static PolicyImage pick(String policy, String name, String tag, String digest) {
        return new PolicyImage(new ResourceName("ns", policy), new LatestRef(name, tag, digest));
    }

    /** «p» stands for the marker of ns:p, as in the table. */
    static String expand(String text) {
        return SHORT_MARKER.matcher(text).replaceAll("# {\"\\$imagepolicy\": \"ns:$1\"}");
    }

    record Edited(String text, List<Change> changes, List<ManifestWarning> warnings) {
        List<String> summary() {
            return changes.stream()
                    .map(c -> c.oldValue() + " -> " + c.newValue() + " " + c.setter())
                    .toList();
        }
    }

    static Edited edit(UpdateStrategy strategy, List<PolicyImage> images, String path, String before) {
        try {
            List<ManifestWarning> warnings = new ArrayList<>();
            return new ManifestUpdater(strategy, "ns", images)
                    .edit(path, before.getBytes(StandardCharsets.UTF_8), warnings::add)
                    .map(change -> new Edited(
                            new String(change.after(), StandardCharsets.UTF_8), change.changes(), warnings))
                    .orElseGet(() -> new Edited(before, List.of(), warnings));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Edited setters(String before) {
        return edit(UpdateStrategy.SETTERS, OWN, "app.yaml", expand(before));
    }
}

package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.discover.PolicyGuess;
import io.jenkins.plugins.reflector.engine.discover.WatchConfiguration;
import io.jenkins.plugins.reflector.engine.discover.WatchedImage;
import io.jenkins.plugins.reflector.engine.manifest.FoundImage;
import io.jenkins.plugins.reflector.engine.manifest.ImageFinder;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code discover} prints. */
final class DiscoverDocument {
    private final ImageFinder.Found found;
    private final List<WatchedImage> watched;
    private final WatchConfiguration configuration;
    private final GitOrigin origin;

    DiscoverDocument(
            ImageFinder.Found found,
            List<WatchedImage> watched,
            WatchConfiguration configuration,
            GitOrigin origin) {
        this.found = found;
        this.watched = watched;
        this.configuration = configuration;
        this.origin = origin;
    }

    String configuration(DiscoverCommand.Form form) {
        if (watched.isEmpty()) {
            return "";
        }
        return switch (form) {
            case pipeline -> configuration.pipeline(origin.url(), origin.path());
            case flux -> configuration.flux();
            case casc -> configuration.configurationAsCode();
        };
    }

    Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("images", found.images().stream().map(DiscoverDocument::image).toList());
        map.put("policies", watched.stream().map(DiscoverDocument::policy).toList());
        Map<String, Object> forms = new LinkedHashMap<>();
        for (DiscoverCommand.Form form : DiscoverCommand.Form.values()) {
            forms.put(form.name(), configuration(form));
        }
        map.put("configuration", forms);
        map.put("warnings", found.warnings().stream().map(UpdateDocument::warning).toList());
        return map;
    }

    private static Map<String, Object> image(FoundImage image) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", image.path());
        map.put("line", image.line());
        map.put("object", UpdateDocument.object(image.object()));
        map.put("image", image.name().text());
        map.put("canonicalImageName", image.name().canonical());
        putIfKnown(map, "tag", image.tag());
        putIfKnown(map, "digest", image.digest());
        return map;
    }

    private static Map<String, Object> policy(WatchedImage image) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", image.key());
        map.put("image", image.image().text());
        map.put("canonicalImageName", image.image().canonical());
        map.put("places", image.tags());
        PolicyGuess guess = image.guess();
        if (guess != null) {
            map.put(
                    "policy",
                    Map.of(
                            WatchConfiguration.name(guess.choice()),
                            Map.of(WatchConfiguration.field(guess.choice()), WatchConfiguration.value(guess.choice()))));
            if (guess.filter() != null) {
                Map<String, Object> filter = new LinkedHashMap<>();
                filter.put("pattern", guess.filter().pattern());
                filter.put("extract", guess.filter().extract());
                map.put("filterTags", filter);
            }
        }
        if (image.reflection() != DigestReflection.NEVER) {
            map.put("digestReflectionPolicy", image.reflection().text());
        }
        return map;
    }

    private static void putIfKnown(Map<String, Object> map, String key, String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** For people: the places, then the configuration. */
    void print(PrintWriter out) {
        if (found.images().isEmpty()) {
            out.println("no image was found");
            return;
        }
        Map<String, WatchedImage> byName = watched.stream()
                .collect(Collectors.toMap(image -> image.image().canonical(), Function.identity()));
        Output.table(
                out,
                List.of("FILE", "OBJECT", "IMAGE", "TAG", "POLICY"),
                found.images().stream()
                        .map(image -> List.of(
                                image.path() + ":" + image.line(),
                                object(image.object()),
                                image.name().text(),
                                tag(image),
                                guess(byName.get(image.name().canonical()))))
                        .toList());
        if (!watched.isEmpty()) {
            section(out, "In a Pipeline:", DiscoverCommand.Form.pipeline);
            section(out, "As Flux resources, also for -f of this command line:", DiscoverCommand.Form.flux);
            section(out, "As configuration as code, for Manage Jenkins:", DiscoverCommand.Form.casc);
        }
    }

    private void section(PrintWriter out, String title, DiscoverCommand.Form form) {
        out.println();
        out.println(title);
        out.println();
        out.print(configuration(form).indent(4));
    }

    private static String object(ObjectId object) {
        String name = object.namespace().isEmpty() ? object.name() : object.namespace() + "/" + object.name();
        String text = (object.kind() + " " + name).strip();
        return text.isEmpty() ? "-" : text;
    }

    private static String tag(FoundImage image) {
        String digest = image.digest() == null ? "" : "@" + UpdateDocument.shortened(image.digest());
        String text = (image.tag() == null ? "" : image.tag()) + digest;
        return text.isEmpty() ? "-" : text;
    }

    private static String guess(WatchedImage image) {
        return image == null || image.guess() == null ? "-" : WatchConfiguration.call(image.guess().choice());
    }
}

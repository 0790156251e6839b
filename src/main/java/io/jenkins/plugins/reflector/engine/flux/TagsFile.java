package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.yaml.YamlDocuments;
import io.jenkins.plugins.reflector.engine.yaml.YamlMapping;
import io.jenkins.plugins.reflector.engine.yaml.YamlNode;
import io.jenkins.plugins.reflector.engine.yaml.YamlReader;
import io.jenkins.plugins.reflector.engine.yaml.YamlScalar;
import io.jenkins.plugins.reflector.engine.yaml.YamlSequence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The file of {@code --tags}, which stands in for the registries: a map from an ImageRepository's
 * {@code namespace/name} to a list of tags or to a map of tags to digests (cli.md).
 *
 * @param tags for each repository its tags in the order of the file, each with its digest or null; unmodifiable
 * @param problems errors; a repository or tag with an error is left out, a tag whose digest is wrong is kept without it
 */
public record TagsFile(@NonNull Map<ResourceName, Map<String, String>> tags, @NonNull List<Problem> problems) {

    /** As a scan takes them: whatever shape Flux's own test rows have, but nothing that could mislead a terminal. */
    private static final Pattern TAG = Pattern.compile("\\P{Cntrl}{1,128}");
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}");

    public TagsFile {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        problems = List.copyOf(problems);
    }

    /** Reads the file; bad input becomes problems. */
    @NonNull
    public static TagsFile read(@NonNull SourceText source) {
        ProblemLog log = new ProblemLog();
        Map<ResourceName, Map<String, String>> tags = new LinkedHashMap<>();
        YamlDocuments documents = YamlReader.read(source.file(), source.text());
        log.addAll(documents.problems());
        for (YamlNode root : documents.documents()) {
            if (root instanceof YamlMapping mapping) {
                mapping.entries().forEach(entry -> repository(entry, tags, log));
            } else {
                log.error(root.position(), "", "expected a map from namespace/name to tags, found " + root.describe());
            }
        }
        return new TagsFile(tags, log.problems());
    }

    private static void repository(
            YamlMapping.Entry entry, Map<ResourceName, Map<String, String>> all, ProblemLog log) {
        String key = entry.key().text();
        int slash = key.lastIndexOf('/');
        if (slash == 0 || slash == key.length() - 1 || key.isEmpty()) {
            log.error(entry.key().position(), key, "expected namespace/name of an ImageRepository, found '" + key + "'");
            return;
        }
        ResourceName name = slash < 0
                ? new ResourceName(ResourceName.DEFAULT_NAMESPACE, key)
                : new ResourceName(key.substring(0, slash), key.substring(slash + 1));
        Map<String, String> tags = new LinkedHashMap<>();
        YamlNode value = entry.value();
        if (value instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (isTag(item, key, log)) {
                    tags.putIfAbsent(((YamlScalar) item).text(), null);
                }
            }
        } else if (value instanceof YamlMapping mapping) {
            mapping.entries().forEach(e -> withDigest(e, key, tags, log));
        } else if (!isNull(value)) {
            log.error(value.position(), key, "expected a list of tags or a map of tags to digests, found " + value.describe());
            return;
        }
        if (all.putIfAbsent(name, Collections.unmodifiableMap(tags)) != null) {
            log.error(entry.key().position(), key, "the tags of " + name + " stand twice in this file; remove one");
        }
    }

    private static void withDigest(YamlMapping.Entry entry, String repository, Map<String, String> tags, ProblemLog log) {
        if (!isTag(entry.key(), repository, log)) {
            return;
        }
        String tag = entry.key().text();
        YamlNode value = entry.value();
        if (isNull(value)) {
            tags.put(tag, null);
        } else if (value instanceof YamlScalar scalar && DIGEST.matcher(scalar.text()).matches()) {
            tags.put(tag, scalar.text());
        } else {
            // Without this tag a lower one would be picked.
            tags.put(tag, null);
            String found = value instanceof YamlScalar scalar ? "'" + scalar.text() + "'" : value.describe();
            log.error(value.position(), repository + "." + tag, "expected a digest such as sha256:<64 hex digits>, found " + found);
        }
    }

    /** Tags are taken as written: an unquoted 1.10 is the tag 1.10, not the number 1.1. */
    private static boolean isTag(YamlNode node, String repository, ProblemLog log) {
        if (node instanceof YamlScalar scalar && TAG.matcher(scalar.text()).matches()) {
            return true;
        }
        String found = node instanceof YamlScalar scalar ? "'" + scalar.text() + "'" : node.describe();
        log.error(
                node.position(),
                repository,
                "expected a tag of at most 128 characters without control characters, found " + found);
        return false;
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.NULL;
    }
}

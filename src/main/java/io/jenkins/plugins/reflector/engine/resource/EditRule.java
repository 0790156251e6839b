package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

/**
 * A place that a user names by hand, since neither a marker nor an image's name shows it: an entry of
 * {@code spec.reflector.paths} that is a mapping (product.md, "our options"). Either {@code key} or {@code pattern} is
 * given.
 *
 * @param file a glob of files, relative to the root
 * @param key where the value stands in a file of YAML, JSON, TOML, {@code .env} or properties; null: see pattern
 * @param pattern an RE2 expression for any other file: its first group, or all of it if it has none, is the value; null:
 *     see key
 * @param policy whose pick is written, of the policies that the automation applies: {@code namespace/name}, or a name, which
 *     means the nearest from the automation's namespace upward; null: the one whose image the value names
 * @param part which part of the pick is written
 * @param bump which part of {@code version} in the same document goes up with a change, for a Chart.yaml
 */
public record EditRule(
        @NonNull String file,
        @CheckForNull KeyPath key,
        @CheckForNull String pattern,
        @CheckForNull String policy,
        @NonNull ImagePart part,
        @NonNull VersionBump bump) implements Serializable {}

package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * {@code spec.filterTags} as written (flux.md 2.7).
 *
 * @param pattern an RE2 expression, found anywhere in the tag; empty matches everything
 * @param extract the replacement template that makes the key which the policy judges; empty: the whole tag
 */
public record TagFilterSpec(@NonNull String pattern, @NonNull String extract) {}

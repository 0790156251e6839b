package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A resource, or a sentence on one, with its owner.
 *
 * @param <T> what kind of resource
 * @param spec the resource
 * @param owner who configured it
 */
public record Owned<T>(@NonNull T spec, @NonNull Owner owner) {}

package io.jenkins.plugins.reflector.servers;

/** In which order an {@link EmbeddedRegistry} lists tags. */
public enum TagOrder {
    /** By their bytes, as the specification wants it. */
    BYTES,
    /** By their first push, as GHCR does: the newest is on the last page. */
    OLDEST_FIRST,
    /** By their first push, the newest first. */
    NEWEST_FIRST
}

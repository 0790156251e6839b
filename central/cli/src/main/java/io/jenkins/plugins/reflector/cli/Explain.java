package io.jenkins.plugins.reflector.cli;

/** How much {@code resolve --explain} tells. */
enum Explain {
    none,
    /** At most {@link ResolveDocument#EXPLAIN_LIMIT} tags for each policy. */
    some,
    all
}

package io.jenkins.plugins.reflector.cli;

/** The shape of the output ({@code -o}); {@code diff} and {@code message} are for update and run alone. */
enum OutputFormat {
    table,
    json,
    yaml,
    diff,
    message
}

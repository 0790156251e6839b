package io.jenkins.plugins.reflector.cli.demo;

/** Which registry the demo talks to. */
public enum RegistryKind {
    /** One in this process. */
    embedded,
    /** The {@code docker-registry} program, as Debian packages it. */
    distribution
}

package io.jenkins.plugins.reflector.engine.git;

/** Which repositories may be named. */
public enum UrlRules {
    /** http, https and ssh; what a controller allows, as its own files are nobody's business (jenkins.md 1.8). */
    NETWORK_ONLY,
    /** Also paths and file URLs of this machine; what the command line allows (cli.md). */
    LOCAL_TOO
}

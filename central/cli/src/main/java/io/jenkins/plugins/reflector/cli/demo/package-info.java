/** The demo: a story in a few acts, played with the real commands against a registry and a Git server on loopback. */
package io.jenkins.plugins.reflector.cli.demo;

/** The {@code reflector} command line: the engine without Jenkins. */
package io.jenkins.plugins.reflector.cli;

/** Proposes how the images that a tree names are best watched: a policy for each, and the configuration that says so. */
package io.jenkins.plugins.reflector.engine.discover;

/**
 * Pull requests, whatever a Git host calls them: found, opened, brought up to date. What a host's API looks like stands in one
 * class for each ({@link io.jenkins.plugins.reflector.engine.forge.Forge}).
 */
package io.jenkins.plugins.reflector.engine.forge;

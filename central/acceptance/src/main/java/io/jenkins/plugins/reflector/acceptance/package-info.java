/** Starts a real Jenkins with the built plugin, and drives it over HTTP and in a browser. */
package io.jenkins.plugins.reflector.acceptance;

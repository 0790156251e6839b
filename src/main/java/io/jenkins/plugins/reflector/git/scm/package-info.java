/** Reads the checkouts of the Git plugin, where that plugin is installed. */
package io.jenkins.plugins.reflector.git.scm;

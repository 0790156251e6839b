/** Looks through a Git repository for images, and offers to watch them. */
package io.jenkins.plugins.reflector.discover;

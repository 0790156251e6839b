/**
 * Part of the build, never of the plugin: writes the annotation indexes that Jenkins reads at start.
 */
package io.jenkins.plugins.reflector.annotationindex;

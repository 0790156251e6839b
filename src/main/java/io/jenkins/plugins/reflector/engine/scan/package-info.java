/** Brings the tags and digests of image repositories, from a registry or from a given list, as Flux stores them. */
package io.jenkins.plugins.reflector.engine.scan;

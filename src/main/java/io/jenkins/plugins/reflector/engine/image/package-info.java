/** Names of images: as the user wrote them, as registries know them, and as they stand in manifests. */
package io.jenkins.plugins.reflector.engine.image;

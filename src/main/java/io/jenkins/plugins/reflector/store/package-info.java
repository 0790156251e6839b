/** What the plugin remembers beside its configuration: files below {@code $JENKINS_HOME/image-reflector}, beside those of the engine's store. */
package io.jenkins.plugins.reflector.store;
